export { fileMaster } from './master';
export { folderInbox } from './inbox';
export { folderOutbox } from './outbox';
export { readFileWorkbook } from './read-file';
