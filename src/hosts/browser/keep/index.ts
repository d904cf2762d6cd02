export { localJournal, type Journal } from './journal';
export { localKeep, type Keep, type KeptWork } from './store';
export { windowLease, type Lease } from './lease';
