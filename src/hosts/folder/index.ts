export { fileMaster } from './master';
export { folderInbox } from './inbox';
export { folderOutbox } from './outbox';
export { fileBytes, readFileWorkbook } from './read-file';
