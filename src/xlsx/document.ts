import { failed, type Result } from '../base/finding';
import { containerFinding, fileKind, guardContainer, isOldDocument } from './guard';
import { partText, relatedParts } from './zip/parts';
import { decoded } from './zip/xml';

/** A door for other Office files: a document's parts as text, behind the guard that workbooks use. */
export interface DocumentParts {
  has: (path: string) => boolean;
  /** The text of a part. Throws where it is damaged; only inside of {@link readDocumentParts}. */
  text: (path: string) => string;
  /** Paths of the parts that another names, by the last word of their type: "numbering", "footnotes". */
  related: (path: string) => ReadonlyMap<string, string>;
  /** The main part: "word/document.xml", wherever it lies. */
  main: string;
}

const asDocx = '请用 Word 或 WPS 打开后另存为 .docx 格式，再选这一份；也可以把表格复制后粘贴进来。';
const asText = '请先做文字识别（OCR），核对后存成 .docx 或 .txt，再选这一份。';

/** What is said of a file that is no document we read, with the way. */
function otherFile(bytes: Uint8Array, file: string): Result<never> | null {
  if (isOldDocument(bytes))
    return failed('file-old-doc', '这是旧格式（.doc 或 .wps）的文档，无法读取。', asDocx, { file });
  const kind = fileKind(bytes);
  if (kind === 'pdf')
    return failed(
      'file-pdf',
      '这是 PDF 文件，无法读取。',
      `能复制文字的，用 Word 或 WPS 转成 .docx 后再选；扫描件${asText.slice(1)}`,
      { file },
    );
  if (kind === 'rtf') return failed('file-rtf', '这是 .rtf 文档，无法读取。', asDocx, { file });
  if (kind === 'picture') return failed('file-picture', '这是图片，没有文字可读。', asText, { file });
  return null;
}

/**
 * Opens a document and hands its parts to `read`. Whatever is wrong with it ends in a finding.
 * @param kind the folder of the main part: "word"
 */
export function readDocumentParts<Value>(
  bytes: Uint8Array,
  label: string,
  kind: string,
  read: (parts: DocumentParts) => Result<Value>,
): Result<Value> {
  const other = otherFile(bytes, label);
  if (other) return other;
  const guarded = guardContainer(bytes, label);
  if (!guarded.ok) {
    // The guard speaks of workbooks; this is no workbook either.
    return guarded.finding.code === 'file-not-workbook'
      ? failed('file-not-document', '不认识这个文件，无法读取。', asDocx, { file: label })
      : {
          ok: false,
          finding: {
            ...guarded.finding,
            remedy: guarded.finding.remedy.replace(/\.xlsx/g, '.docx').replace('Excel', 'Word'),
          },
        };
  }
  const file = guarded.value;
  try {
    const root = relatedParts(file, '').get('officeDocument') ?? `${kind}/document.xml`;
    if (!file.entries.has(root) || !root.startsWith(`${kind}/`))
      return failed('file-not-document', '这个文件不是 Word 文档，无法读取。', asDocx, { file: label });
    return read({
      has: (path) => file.entries.has(path),
      text: (path) => partText(file, path),
      related: (path) => relatedParts(file, path),
      main: root,
    });
  } catch (error) {
    return containerFinding(error, label);
  }
}

/** Text of XML with its entities resolved. */
export const xmlText = decoded;
