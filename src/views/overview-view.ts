import { failed, type Finding, type Result } from '../base/finding';
import { checkFile } from '../checks/file';
import { readIdentity, type FormIdentity } from '../forms/identity';
import type { Rater, Scheme } from '../schemes/scheme';
import type { WorkbookData } from '../sheets/data';
import { asRead } from '../workflow/as-read';
import { openMaster } from '../workflow/master';
import { groupViews } from './groups';
import { masterView } from './master-view';
import type { Overview } from './overview';
import { ratingView } from './rating-view';
import { teamView } from './team-view';

/** What is open: known by its identity, never by its name. */

const isEmpty = (book: WorkbookData): boolean =>
  book.sheets.every(({ rows }) =>
    rows.every((row) => (row ?? []).every((cell) => !cell || cell.type === 'empty')),
  );

/** The rater of a form, also where the list of the scheme at hand is shorter than the office's. */
function raterOf(scheme: Scheme, id: string): Rater | undefined {
  const known = scheme.raters.find((rater) => rater.id === id);
  if (known) return known;
  const like = scheme.raters.find((rater) => rater.id.charAt(0) === id.charAt(0));
  return like && { id, kind: like.kind, name: id };
}

const otherScheme = (identity: FormIdentity): Finding =>
  failed(
    'file-other-scheme',
    `这份表属于方案 ${identity.scheme}（${identity.year}年度），这里没有这个方案。`,
    '可以照常填写、保存和报送；校验请由发表单位在总表中进行。',
  ).finding;

function formOverview(
  identity: FormIdentity,
  scheme: Scheme | undefined,
  book: WorkbookData,
  label: string,
): Overview {
  if (!scheme) return { kind: 'unreadable', label, finding: otherScheme(identity) };
  // Names typed at the office make another fingerprint; that is no fault of who fills in the form.
  const notes = checkFile(null, book, label).findings;
  if (identity.kind === 'rating') {
    const rater = raterOf(scheme, identity.rater);
    if (!rater) return { kind: 'unreadable', label, finding: otherScheme(identity) };
    const view = ratingView(scheme, rater, book, label);
    if (view) return { ...view, findings: [...notes, ...view.findings] };
    const lost = failed(
      'form-structure',
      '表头“单位、分数”找不到，表的结构被改动了。',
      '请用发表的原表重新填写；表头文字不能改动。',
    );
    return { kind: 'unreadable', label, finding: lost.finding };
  }
  const team = scheme.teams.find(({ no }) => String(no) === identity.team);
  if (!team) return { kind: 'unreadable', label, finding: otherScheme(identity) };
  const view = teamView(scheme, team, book, label);
  return { ...view, findings: [...notes, ...view.findings] };
}

/** @param schemeFor schemes that are known without a 总表, by id */
export async function overviewOf(
  read: Result<WorkbookData>,
  label: string,
  schemeFor: (id: string) => Scheme | undefined,
): Promise<Overview> {
  if (!read.ok)
    return read.finding.code === 'nothing-open'
      ? { kind: 'empty' }
      : { kind: 'unreadable', label, finding: read.finding };
  const book = read.value;
  const identity = readIdentity(book.identity);
  if (!identity) return isEmpty(book) ? { kind: 'empty' } : { kind: 'foreign', label };
  switch (identity.kind) {
    case 'master': {
      const open = await openMaster(asRead(label, book));
      return open.ok ? masterView(open.value) : { kind: 'unreadable', label, finding: open.finding };
    }
    case 'rating':
    case 'team':
      return formOverview(identity, schemeFor(identity.scheme), book, label);
    case 'ratings':
    case 'blank': {
      const scheme = schemeFor(identity.scheme);
      const paper = scheme ? groupViews(scheme).map(({ sheet }) => sheet) : [];
      const title = identity.kind === 'ratings' ? '评价表合订（打印用）' : '空白表';
      return { kind: 'print', label, title, paper };
    }
  }
}
