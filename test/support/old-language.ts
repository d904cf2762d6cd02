import { transformSync } from '@swc/core';

/**
 * Whether a script has syntax newer than ES2017: lowered to it, such a script comes out another. Regular expressions and
 * BigInt are not lowered by the compiler; the engines themselves judge those.
 */
export function beyondEs2017(code: string): string | null {
  const printed = (target: 'es2017' | 'es2022'): string =>
    transformSync(code, {
      swcrc: false,
      configFile: false,
      isModule: false,
      minify: true,
      jsc: {
        target,
        parser: { syntax: 'ecmascript' },
        minify: { compress: false, mangle: false },
      },
    }).code;
  const [as, lowered] = [printed('es2022'), printed('es2017')];
  if (as === lowered) return null;
  let at = 0;
  while (as[at] === lowered[at]) at += 1;
  return as.slice(Math.max(0, at - 40), at + 40);
}
