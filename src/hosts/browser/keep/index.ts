export { localJournal } from './journal';
export { Keeping, type Keepers, type Taken } from './keeping';
export { localKeep, type Keep } from './store';
export { windowLease } from './lease';
