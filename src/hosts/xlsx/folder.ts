export { fileMaster } from './file-master';
export { folderInbox } from './folder-inbox';
export { folderOutbox } from './folder-outbox';
export { readFileWorkbook } from './read-file';
