/** The install scripts as they are handed out, beside the install page and in the offline package. */
export const scriptNames = { windows: 'kaohe-wps.bat', linux: 'kaohe-wps.sh' };

/**
 * For cmd these lines are commands; for JScript, which compares two names it does not know, they are left out.
 * `%~f0` in quotes takes any folder, also one with Chinese letters, blanks or "&".
 */
const forCmd = `@if (@CodeSection == @Batch) @then
@echo off
cscript //nologo //E:JScript "%~f0" %*
set KAOHE_RESULT=%errorlevel%
if "%~1"=="" pause
exit /b %KAOHE_RESULT%
@end
`;

/** Every letter of a script that is not ASCII as JScript writes it. */
const inAscii = (text) =>
  text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/**
 * One file to double-click, in ASCII and with the line ends of Windows: it is the same in every code page, and it needs
 * neither PowerShell nor a policy for its scripts.
 */
export const windowsScript = (source) => (forCmd + inAscii(source)).replace(/\r?\n/g, '\r\n');

export const linuxScript = (source) => source.replace(/\r\n/g, '\n');
