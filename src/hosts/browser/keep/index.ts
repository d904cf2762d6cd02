export { localJournal, type Journal } from './journal';
export { localKeep, type Keep } from './store';
export { windowLease, type Lease } from './lease';
