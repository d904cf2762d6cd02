import type { Scheme } from './scheme';
import { zhengzhou2019 } from './zhengzhou-2019';

export {
  circumstanceEffects,
  circumstanceRules,
  circumstancesOf,
  circumstancesOfClause,
  linkedClauses,
  type Circumstance,
  type CircumstanceLine,
  type CircumstanceRule,
} from './circumstances';
export { checkScheme, examineScheme, loadScheme } from './load';
export { fingerprint } from './fingerprint';
export type { Origin } from './shape';
export {
  absentWords,
  annexNumber,
  annexSpan,
  clauseById,
  contentOf,
  earnsPoints,
  groupWord,
  kindName,
  kindOf,
  perOf,
  pointsOfRow,
  ratersOf,
  rowsOf,
  rubricOf,
  rubricsOf,
  sourceOf,
  teamOf,
  teamsAnnex,
  unitById,
  unitByName,
  unitsOf,
  usesMechanisms,
  type ClauseEntry,
} from './lookup';
export {
  abstainWord,
  formOf,
  formPartOf,
  groupsOf,
  leavesOut,
  measureOf,
  ownRatersOf,
  ownUnitOf,
  partsOf,
  reportPartsOf,
  rubricPartsOf,
  rubricPoints,
  signedByOffice,
  unitsOfRater,
  unitsRatedBy,
  usesRubric,
  type FormPart,
  type ReportPart,
  type RubricPart,
  type ScoringPart,
} from './parts';
export { saysKinds } from './kinds';
export { readingTable } from './reading-texts';
export { zhengzhou2019 };

/** The schemes that come with the add-in, newest first; each is built when first asked for. */
export const builtInSchemes: readonly { id: string; title: string; load: () => Scheme }[] = [
  { id: 'zhengzhou-2019', title: '郑安委〔2020〕1号 2019年度安全生产目标考核', load: zhengzhou2019 },
];
