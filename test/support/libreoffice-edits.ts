import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseAddress } from '../../src/base/address';
import type { Edit } from '../../src/sample/schemes/edits';

/**
 * LibreOffice as the hands of the staff: opens a 总表, types, inserts and deletes rows, copies sheets, saves it as .xlsx. A
 * macro does it, so nothing beside LibreOffice is needed. What is typed is entered as at the keyboard: a day becomes a
 * date, a number a number.
 */

/** One step a line, its parts between tabs; line feeds within a text are written `\n`. */
function script(edits: readonly Edit[]): string {
  const lines = edits.flatMap((edit): (string | number)[][] => {
    switch (edit.do) {
      case 'type': {
        const first = parseAddress(edit.at);
        if (!first) throw new Error(`${edit.at} is no cell`);
        return edit.cells.flatMap((cells, down) =>
          cells.flatMap((value, right) => {
            if (value === null) return [];
            const text = String(value);
            // The macro takes every \\n for a line feed.
            if (text.includes(String.raw`\n`)) throw new Error(`${text} has a backslash before n`);
            return [
              [
                'type',
                edit.sheet,
                first.column + right,
                first.row + down,
                typeof value,
                text.replaceAll('\n', String.raw`\n`),
              ],
            ];
          }),
        );
      }
      case 'insert-rows':
      case 'delete-rows':
        return [[edit.do, edit.sheet, edit.row - 1, edit.count]];
      case 'copy-sheet':
        return [[edit.do, edit.sheet, edit.to]];
      default:
        return [[edit.do, edit.sheet]];
    }
  });
  return lines.map((line) => line.join('\t')).join('\n');
}

const macro = `
Function Unescaped(text As String) As String
  Unescaped = Join(Split(text, "\\n"), Chr(10))
End Function

Sub TypeIn(doc, sheet, column As Long, row As Long, kind As String, text As String)
  Dim cell, locale As New com.sun.star.lang.Locale, day As Long
  cell = sheet.getCellByPosition(column, row)
  If text = "" Then
    cell.setString("")
  ElseIf kind = "number" Then
    cell.setValue(Val(text))
  ElseIf text Like "####-##-##" Then
    cell.setFormula(text)
    ' At the keyboard the cell takes the format of what was typed.
    day = doc.NumberFormats.queryKey("YYYY-MM-DD", locale, False)
    If day = -1 Then day = doc.NumberFormats.addNew("YYYY-MM-DD", locale)
    cell.NumberFormat = day
  Else
    cell.setString(Unescaped(text))
  End If
End Sub

Sub Main(source As String, steps As String, target As String)
  Dim files, reader, doc, line, part, sheets, args(0) As New com.sun.star.beans.PropertyValue, all, i
  On Error GoTo Failed
  args(0).Name = "Hidden"
  args(0).Value = True
  doc = StarDesktop.loadComponentFromURL(source, "_blank", 0, args())
  sheets = doc.Sheets
  files = createUnoService("com.sun.star.ucb.SimpleFileAccess")
  reader = createUnoService("com.sun.star.io.TextInputStream")
  reader.setInputStream(files.openFileRead(steps))
  reader.setEncoding("UTF-8")
  Do While Not reader.isEOF()
    line = reader.readLine()
    part = Split(line, Chr(9))
    Select Case part(0)
      Case "type"
        TypeIn(doc, sheets.getByName(part(1)), CLng(part(2)), CLng(part(3)), part(4), part(5))
      Case "insert-rows"
        sheets.getByName(part(1)).Rows.insertByIndex(CLng(part(2)), CLng(part(3)))
      Case "delete-rows"
        sheets.getByName(part(1)).Rows.removeByIndex(CLng(part(2)), CLng(part(3)))
      Case "copy-sheet"
        sheets.copyByName(part(1), part(2), sheets.Count)
      Case "new-sheet"
        sheets.insertNewByName(part(1), sheets.Count)
    End Select
  Loop
  reader.closeInput()
  Dim save(0) As New com.sun.star.beans.PropertyValue
  save(0).Name = "FilterName"
  save(0).Value = "Calc MS Excel 2007 XML"
  doc.storeToURL(target, save())
  doc.close(True)
  StarDesktop.terminate()
  Exit Sub
Failed:
  Dim n As Integer
  n = FreeFile
  Open ConvertFromURL(target) & ".error" For Output As #n
  Print #n, Err & " " & Error & " (" & Erl & ") " & line
  Close #n
  StarDesktop.terminate()
End Sub
`;

const xml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const moduleFile = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Staff" script:language="StarBasic">${xml(macro)}</script:module>`;

const libraryFile = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Staff"/></library:library>`;

function soffice(profile: string, ...rest: string[]): string {
  const run = spawnSync(
    'soffice',
    [
      `-env:UserInstallation=${pathToFileURL(profile).href}`,
      '--headless',
      '--norestore',
      '--nologo',
      ...rest,
    ],
    { encoding: 'utf8', timeout: 240_000 },
  );
  return `${run.stdout}\n${run.stderr}`;
}

/** The workbook as LibreOffice saves it after these edits. */
export function editedByLibreOffice(bytes: Uint8Array, edits: readonly Edit[]): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'kaohe-staff-'));
  try {
    const profile = join(folder, 'profile');
    // The first start of a profile writes its own macros; ours go over them.
    soffice(profile, '--terminate_after_init');
    const library = join(profile, 'user', 'basic', 'Standard');
    mkdirSync(library, { recursive: true });
    writeFileSync(join(library, 'Staff.xba'), moduleFile);
    writeFileSync(join(library, 'script.xlb'), libraryFile);
    const [source, steps, target] = ['总表.xlsx', 'steps.txt', '改过的总表.xlsx'].map((name) =>
      join(folder, name),
    );
    if (!source || !steps || !target) throw new Error('no paths');
    writeFileSync(source, bytes);
    writeFileSync(steps, script(edits));
    const places = [source, steps, target].map((path) => `"${pathToFileURL(path).href}"`).join(',');
    const said = soffice(profile, `macro:///Standard.Staff.Main(${places})`);
    const trouble = `${target}.error`;
    if (existsSync(trouble)) throw new Error(`LibreOffice: ${readFileSync(trouble, 'utf8')}`);
    if (!existsSync(target)) throw new Error(`LibreOffice 没有存出改过的总表：${said}`);
    return new Uint8Array(readFileSync(target));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
