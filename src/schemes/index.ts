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
  annexDigits,
  annexNumber,
  annexSpan,
  annexWord,
  clauseById,
  contentOf,
  earnsPoints,
  groupWord,
  kindName,
  kindOf,
  ownRatersOf,
  ownUnitOf,
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
  unitsOfRater,
  usesMechanisms,
  type ClauseEntry,
} from './lookup';
export {
  formOf,
  formPartOf,
  groupsOf,
  leavesOut,
  measureOf,
  partsOf,
  reportPartsOf,
  rubricPartsOf,
  rubricPoints,
  signedByOffice,
  unitsRatedBy,
  usesRubric,
  type FormPart,
  type ReportPart,
  type RubricPart,
  type ScoringPart,
} from './parts';
export { saysKinds } from './kinds';
export { circumstanceLines, gradeLines, quotaWords } from './verdict-words';
export { abstainWord, allowedScore, wordInstead } from './typed-score';
export { readingTable } from './reading-texts';
export { zhengzhou2019 };

/** The schemes that come with the add-in, newest first; each is built when first asked for. */
export const builtInSchemes: readonly { id: string; title: string; load: () => Scheme }[] = [
  { id: 'zhengzhou-2019', title: '郑安委〔2020〕1号 2019年度安全生产目标考核', load: zhengzhou2019 },
];
