export { fileMaster } from './master';
export { folderInbox } from './inbox';
export { folderOutbox, folderShelf } from './outbox';
export { fileBytes, readFileWorkbook } from './read-file';
