// Lints texts as if they stood at given places, without types and without writing anything.
// Input: JSON [[file, text], …] on stdin; output: JSON [[rule ids], …].
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

const cases = JSON.parse(await new Response(process.stdin).text());
const eslint = new ESLint({
  overrideConfig: [
    { ...tseslint.configs.disableTypeChecked, files: ['**/*.ts'] },
    {
      files: ['**/*.ts'],
      languageOptions: { parserOptions: { projectService: false, program: null, project: false } },
    },
  ],
});
const found = [];
for (const [file, text] of cases) {
  const [result] = await eslint.lintText(text, { filePath: file });
  found.push(result.messages.map(({ ruleId, message }) => ruleId ?? message));
}
process.stdout.write(JSON.stringify(found));
