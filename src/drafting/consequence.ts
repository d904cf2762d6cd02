import type { ClauseKind } from './clause-kinds';
import { fails } from './condition';
import { amount, between, bound, mark, numberOf, score, scoreOrRange, unit } from './terms';

/**
 * Consequences: the places of a sentence where a text says what is lost or won. They stand as islands in free prose, so each
 * kind is an expression of its own, tried in the order of {@link rules}; of two that overlap the earlier rule holds.
 */

export interface Consequence {
  /** `limit` belongs to the clause before; `nothing` says that nothing is lost (「不扣分」) and uses up its words. */
  kind: ClauseKind | 'limit' | 'nothing';
  /** Places in the folded sentence. */
  from: number;
  to: number;
  points: number | null;
  /** Upper end of a range. */
  upTo: number | null;
  /** 「5 分、3 分、2 分」 behind 分别. */
  list?: readonly number[];
  /** What is counted, where the consequence itself says it: 「按 10 分/户追加扣分」. */
  per?: string;
  /** Whether a person should look: the form is rare or has two meanings. */
  doubtful?: true;
}

type Found = Omit<Consequence, 'from' | 'to'>;

interface Rule {
  pattern: RegExp;
  /** What the match says, or null when its surroundings forbid it. `before` and `after` are the rest of the sentence. */
  read: (match: RegExpExecArray, before: string, after: string) => Found | null;
}

const rule = (pattern: string, read: Rule['read']): Rule => ({ pattern: new RegExp(pattern, 'g'), read });
const plain = (kind: Found['kind'], points: number | null = null, upTo: number | null = null): Found => ({
  kind,
  points,
  upTo,
});
const amountOf = (text: string | undefined): number | null => (text === undefined ? null : numberOf(text));

/** Behind a score: then it is a bound of scores (「90 分以上为优秀」「扣 5 分以上的」), nothing that is lost. */
const isBound = new RegExp(`^${bound}`);
/** 「记 12 分的驾驶人」「扣 2 分的单位」: who has the points is spoken of, nothing is taken. */
const isSomebody = /^的(?:人员|驾驶|驾驶员|单位|企业|学员|车辆|司机|员工|干部|部门)/;
/** Before 扣: 不扣, 免扣, 已扣, 累计扣(…以上), 查扣 (but 未检查扣), 回扣. */
const notTaken =
  /(?:不|不再|不予|免|免予|未|已|已被|环环相|(?<![检抽核排巡督复审自普调清])查|(?<![退驳撤召收])回|暂|代|折|克|抵)$/;

/** 「大项」 and its kin: the whole of what rows belong to. */
const wholeItem = '(?:大项|大类|整项|整个项目|整个大项|一级指标|全项)';
const thisRow =
  '(?:此|本|该|相应|所在|对应)(?:小)?(?:项|条|款|子项|分项|指标|内容|考核项|考核项目|评分项|项目|类|栏)(?:目|指标|内容|工作|考核|分值|得分|分)?';
const thisWhole = `(?:此|本|该)?${wholeItem}`;
const ofWhole = new RegExp(`${wholeItem}[^,。;()]{0,6}$`);
const namedItem = /[^该本此各每\d一二两三四五六七八九十,。;:的]{2}(?:项|类|部分|板块|环节|指标)["']?$/;
/** All there is to win is lost: of the row, or of the whole item where the words before say so. */
const nothingLeft = (match: string, before: string): Found =>
  plain(ofWhole.test(before) || new RegExp(wholeItem).test(match) ? '大项不得分' : '不得分');
const nothingScored = String.raw`(?:不得分(?![包解散拆户割期开立流设摊批类])|不给分|不予(?:得|计|记|赋|给)分|不计分|不记分|不赋分|不计得分|不能得分|得零分|[得计记为]0分|[计记为]零分|扣0分以下|不计成绩|无分(?=[,。;]|$)|分值?清零|分值?为零)`;

/** Numbers in a row: 「5 分、3 分、2 分」「5、3、2 分」. One group. */
const scores = `(${amount}(?:${mark})?(?:[、和及/]${amount}(?:${mark})?)*[、和及/]${amount}${mark})`;
/** The same behind 分别, where commas may stand between them; elsewhere a comma begins something new. */
const scoresInTurn = `(${amount}(?:${mark})?(?:[、,和及/]${amount}(?:${mark})?)*[、,和及/]${amount}${mark})`;
const inTurn = '(?:分别|各|依次)';
const listed = (text: string): number[] =>
  [...text.matchAll(new RegExp(amount, 'g'))].map(([number]) => numberOf(number));

const take = '(?:扣除|扣减|扣去|扣掉|扣罚|减扣|倒扣|核减|减去|减少|扣|减|罚)';
const win = '(?:得|计|记|赋予|赋|给予|给|评|打|获得|获)';
const add = '(?:奖励|奖给|追加|附加|另加|增加|加计|加记|加|奖)';
/** 「最多」 and its kin. Between them and the number only words of the sum may stand: 「累计三次未参加扣 2 分」 is no limit. */
const most =
  '(?:最多|最高|至多|上限|封顶|限额|最大|总共|共计|合计|总计|累计|一共|共(?=[扣减加计得\\d])|限(?=[扣减加得\\d])|总分|满分)(?:本项|此项|该项|每项|各项|单项|此小项|得分|加分|扣分|减分|分值|可以|可|只|能|累计|年度|全年|项目|最多|最高|:){0,6}';
const until = '(?:为止|止|封顶|为限|为上限|结束)';
const rest = `${between}${score}`;

/** Before 得/计/记 these make another word or a sum. */
const otherWin: Readonly<Record<string, RegExp>> = {
  得: /(?:不|应|(?<![落扎真切如属诚充证核踏忠])实|取|难|心|所|获|懂|显|晓|(?<!要)求|最高|最低|至少|仅|只)$/,
  计: /(?:共|累|合|总|小|统|审|预|设|估|会|伙|不)$/,
  记: /(?:不|登|标|书|日|笔|游|忘|牢|切|一次)$/,
  其他: /(?:不|应|晋|年度|考核|点|品|测|初|复)$/,
};
/** Whether the verb at the head of a match is part of another word. */
const isOtherWin = (before: string, match: string): boolean => {
  const verb = /[得计记]/.exec(match.slice(0, 2))?.[0] ?? '其他';
  return match.startsWith(verb) || verb === '其他'
    ? (otherWin[verb] ?? otherWin.其他 ?? /^$/).test(before)
    : false;
};
const otherAdd = /(?:[一二三四五特优]等|[金银铜头优]|参|增|附|不|不予|不再|添|追|更|强|施|递|外)$/;

/** What a veto that is used ends in; 「一票否决的情况」「“一票否决”事项」「“一票否决”而未执行的」 only speak of one. */
const closesVeto = /^["']?(?:$|[,。;、):\n]|[并且]|处理|制度?(?=[,。;)]|$))/;

/** Whether 一票否决 is used here, rather than a system of that name. */
function vetoes(before: string, after: string): boolean {
  // 「（一票否决项）」 behind what it is of.
  if (/\(["']?$/.test(before) && /^["']?(?:项|事项|指标)?\)/.test(after)) return true;
  if (!closesVeto.test(after)) return false;
  if (
    /^["']?制/.test(after) &&
    !/(?:的|者|,)[^,。;]{0,4}(?:实行|予以|给予|实施|执行)[^,。;]{0,4}["']?$/.test(before)
  )
    return false;
  return (
    !/(?:落实|建立|健全|完善|严格|开展|行使|推行|制定)[^,。;]{0,8}["']?$/.test(before) ||
    /的,?(?:坚决|严格)?[^,。;]{0,8}["']?$/.test(before)
  );
}

/** 「按比例扣减工作补贴」 is of money. */
const isOfMoney = /^(?:工作|村级|办公|相应|项目|绩效|年度)?(?:补贴|经费|资金|奖金|工资|报酬|款|补助|费|奖励)/;
/** 「得分 = 日常 ×40% + 年终 ×60%」 weighs parts of a whole. */
const weighs = /[×xX*]\d+%/;
/** 「得分=实际数÷目标数×4 分」: a share of 4 points. */
function shareOf(text: string): Found {
  const points = new RegExp(`[×xX*]${score}|乘以?${score}`).exec(text);
  return points ? { ...plain('按比例', amountOf(points[1] ?? points[2])), doubtful: true } : plain('按比例');
}
const inProportion: Rule['read'] = (match, _before, after) =>
  isOfMoney.test(after) || weighs.test(match[0] + after.slice(0, 12)) ? null : shareOf(match[0]);

const havesInRow = new RegExp(`有[^,、。;:()]{1,12}?${score}[,、;]有[^,、。;:()]{1,12}$`);
const nextHas = new RegExp(`^[,、;]有[^,、。;:()]{1,12}?${score}(?=[,、。;)]|$)`);
const eachIn = new RegExp(`每(${unit})`);
const eachLast = new RegExp(`(?:每|(?<![\\d.第十百])[一1])${unit}$`);
/** The sentence that `before` ends in. */
const sentenceOf = (before: string): string =>
  before.slice(Math.max(before.lastIndexOf('。'), before.lastIndexOf(';')) + 1);

/** The rules, first come first served. */
const rules: readonly Rule[] = [
  // Nothing is lost or won.
  rule(
    `(?:不|不予|不得|不应|不可|不能|免予?|不再|无需|暂不|不重复|不累计|不另|不作)(?:重复|累计|再|另行)?(?:扣分|扣除|减分|加分|计扣)(?!的)`,
    () => plain('nothing'),
  ),
  rule(`(?:不|未)(?:重复|累计|另行?|叠加)(?:计|记|加|扣|得)分`, () => plain('nothing')),
  // 「两项得分共 50 分」 adds up what was said.
  rule(
    `(?:[两三四五六七八九十\\d]项|以上各?项|上述各?项)(?:得分|分值)?(?:共|共计|合计|总分)(?:为|计)?${score}`,
    () => plain('nothing'),
  ),
  // 「多次通报的，按最高分值扣分」: of several, one.
  rule(`[按以](?:其?中?)(?:最高|最大|最重|就高)[^,。;()\\d]{0,6}?(?:扣分|加分|计分|扣减|计算)`, () =>
    plain('nothing'),
  ),
  // Limits: they belong to the clause before.
  rule(
    `(?:直至|直到|至|到)?(?:扣|减|计|加|得|记|奖)(?:完|满|至|到|足|够|光)${rest}${until}?`,
    (match, before, after) =>
      // 「累计扣满 5 分的，追加扣 10 分」: a state that somebody has reached.
      // 「记满 12 分未停驾的」 likewise: what closes a clause stands at the end of its piece.
      isBound.test(after) || notTaken.test(before) || !/^(?:[,。;:、)\]"]|$|为?止|后|时|即|则|就)/.test(after)
        ? null
        : plain('limit', amountOf(match[1])),
  ),
  rule(`(?:扣|减)(?:完|光|至0分|到0分|至零分)[^,。;()]{0,12}?(?:为?止|为限)`, () => plain('limit')),
  // 「每低 1 分扣 0.5 分，直至不得分」
  rule(`(?:直至|直到)(?:${thisRow})?(?:不得分|[得为]?(?:0|零)分(?:为止)?)`, () => plain('limit')),
  // 「每缺一人扣 0.5 分至 4 分扣完」
  rule(`(?:直至|直到|至|到)${score}(?:扣|减)(?:完|光)`, (match) => plain('limit', amountOf(match[1]))),
  rule(`(?:最多|至多|可|累计){1,2}(?:扣|减)(?:完|光)(?=[,。;)]|$)`, () => plain('limit')),
  // 「每处扣 1 分，直至扣完该项分值」
  rule(`(?:直至|直到|至|到)(?:扣|减)(?:完|光)[^,。;()\\d]{0,12}`, () => plain('limit')),
  rule(`(?:直至|直到)[^,。;()\\d]{1,12}(?:扣|减)(?:完|光)(?:为止)?`, () => plain('limit')),
  rule(
    `${most}(?:不|不得|不能|不可)?(?:超过|高于|超出|大于|超)?(?:${take}|${add}|${win}|为|至|到|是)*(?:分值?)?(?:不超过|不得超过|不高于|限|为)?${rest}${until}?`,
    (match, before, after) =>
      isBound.test(after) ||
      // 「累计扣分超过 20 分的一票否决」: a state that somebody has reached.
      (/[^不得能可](?:超过|高于|超出|大于|达到?)/.test(match[0]) && /^[的者]/.test(after)) ||
      /^(?:为|是)[优良合不基]/.test(after) ||
      /(?:考核|标准|评|年度|原始|基础|目标)$/.test(before)
        ? null
        : plain('limit', amountOf(match[1])),
  ),
  rule(`(?:不|不得|不能|不可|不应|不再)(?:超过|高于|多于|超出|大于|超)${rest}${until}?`, (match, _, after) =>
    isBound.test(after) ? null : plain('limit', amountOf(match[1])),
  ),
  // 「累计扣分不超过本项分值」 says no more than 扣完为止.
  rule(
    `(?:累计|合计|最多|最高)?(?:扣分|加分|得分)?(?:不|不得)(?:超过|突破|高于)(?:${thisRow})的?(?:分值?|分数|总分|满分)?(?=[,。;)]|$)`,
    () => plain('limit'),
  ),
  rule(`(?:以)?${score}(?:为限|为上限|封顶|为止|为最高限)`, (match, before) =>
    // 「扣 2 分为止」 is met above; here no verb stands before.
    /[扣减得加计记]$/.test(before) ? null : plain('limit', amountOf(match[1])),
  ),
  // The whole item.
  rule(`${thisWhole}[^,。;()]{0,6}?${nothingScored}`, () => plain('大项不得分')),
  rule(
    `(?:扣|扣除|扣完|扣光|扣减)(?:完|光|除|掉)?${thisWhole}(?:的)?(?:全部|所有)?(?:分值?|分数|得分|总分)?(?!.{0,6}为止)`,
    () => plain('大项不得分'),
  ),
  // 「扣减该项得分的 10%」: a share of the row, which no other kind says.
  rule(
    `(?:扣除|扣减|扣去|扣掉|扣|减)(?:去|掉)?(?:${thisRow})?(?:的)?(?:总?分值?|分数|得分|总分)?的?(?:\\d+(?:\\.\\d+)?%|百分之[一二三四五六七八九十]+|一半|半数)(?:的?(?:分值?|分数|得分))?(?=[,。;)]|$)`,
    (match, before) =>
      notTaken.test(before) || !/[分项]/.test(match[0]) ? null : { ...plain('按比例'), doubtful: true },
  ),
  // The row.
  rule(`(?:${thisRow})?(?:均|都|一律|直接|全部|按|则|即)?${nothingScored}`, (match, before, after) => {
    if (/(?:按|计|得)[^,。;]{0,4}分,[^,。;]{0,12}$/.test(before) && /重复|多次|同一/.test(before.slice(-14)))
      return plain('nothing');
    if (/重复$/.test(before) || /^(?:的(?:除外|情形|项))/.test(after)) return plain('nothing');
    if (/(?:[得计记为]0分|清零|为零|为0)/.test(match[0]) && isBound.test(after)) return null;
    // 「后勤管理项记 0 分」: this row, or more than it?
    return namedItem.test(before) ? { ...plain('不得分'), doubtful: true } : plain('不得分');
  }),
  rule(
    `(?:扣|扣除|扣完|扣光|扣减|减)(?:完|光|除|掉)?(?:(?:${thisRow})?(?:的)?(?:全部|所有|全|满)(?:分值?|分数|得分)|${thisRow}(?:的)?(?:分值?|分数|得分)?)(?!.{0,4}[为止])(?!${between}${amount})`,
    (match, before) =>
      notTaken.test(before)
        ? null
        : // 「每处扣 1 分，扣完该项分值」 says no more than 扣完为止.
          /完|光/.test(match[0].slice(0, 3)) && /分[,;]$/.test(before)
          ? plain('limit')
          : plain('不得分'),
  ),
  rule(
    `(?:${thisRow})(?:分值?|分数)?(?:全扣|扣完|扣光|全部扣除|全部扣完)(?!为?止|[\\d一二两三四五六七八九十半])|全扣(?!为?止|[\\d一二两三四五六七八九十半])|全部(?:扣除|扣完|扣光)(?!为?止)`,
    (match, before) => nothingLeft(match[0], before),
  ),
  rule(`取消(?:${thisRow}|${thisWhole})的?(?:考核)?(?:得分|分值|分数|基础分|成绩)`, (match) =>
    nothingLeft(match[0], ''),
  ),
  // Multiples, and what is lost without a number.
  rule(
    `(?:加倍|双倍|翻倍|翻番|成倍|${amount}倍)(?:予以)?(?:扣|减|处)(?:除|减)?(?:分|罚)?(?!\\d)`,
    (_, before) => (notTaken.test(before) ? null : plain('未列分值')),
  ),
  rule(`["']?一票否决["']?|["']?否决["']?(?=[。;]|$)`, (_, before, after) =>
    vetoes(before, after) ? plain('否决') : null,
  ),
  rule(
    `(?:直接|一律)?(?:评|定|确定|认定|判定|视|列|作|判|评定)(?:定|为|作)*(?:为|作)?(?:年度)?(?:考核|考评)?(?:结果)?(?:为|等次为)?(?:不合格|不达标|不称职|末位|末等|最后一名|不及格|未完成)(?:等次|单位|等级|档次|名次)?`,
    (_, before, after) =>
      /得分|\d分|以上|以下/.test(/[^,;。]*,?$/.exec(before)?.[0].slice(-12) ?? '') ||
      // 「被评为不合格村社干部的，扣 5 分」 names somebody.
      (/^["']?[的者\u4e00-\u9fff]/.test(after) && !/^(?:并|且|同时|处理|的(?:情形|情况):)/.test(after))
        ? null
        : { ...plain('否决'), doubtful: true },
  ),
  // 「该年度考核检查不合格」
  rule(
    `(?:该|本)?(?:年度|年终|综合|目标)?(?:考核|考评)(?:检查|结果|等次|评定)?(?:为|直接|一律|即|按)*(?:不合格|不达标)(?:等次|等级)?(?=[,。;:)]|$)`,
    (_, before) =>
      /得分|\d分/.test(/[^,;。]*,?$/.exec(before)?.[0].slice(-12) ?? '')
        ? null
        : { ...plain('否决'), doubtful: true },
  ),
  // 「有一项不符合的，则现场审查不合格」「为不合格档案」
  rule(`(?:则|即为?|视为|,为|,按)[^,。;()\\d]{0,6}不合格[^,。;()\\d]{0,4}(?=[,。;]|$)`, (_, before) =>
    /[的者]$|不符|不合/.test(before.slice(-12)) ? { ...plain('否决'), doubtful: true } : null,
  ),
  // In proportion.
  rule(
    `(?:按照?|采用|采取|以|根据|依|同|等)(?![^,。;]{0,40}?${amount}分)[^,。;()]{0,24}?(?:比例|比率|百分比|占比)[^,。;()]{0,10}?(?:扣|得|计|记|加|增|赋|折|核|给|减|评)(?:除|减|算|予|定)*(?:分(?:值|数)?(?:得分)?|得分)?(?!为)`,
    inProportion,
  ),
  rule(
    `(?:按照?|以|得分为|得分=|计分=)[^,。;]{0,30}?(?:[×xX*÷]|乘以?|除以)[^,。;]{0,24}?(?:(?:计|得|扣|赋|记|加)分|(?=[,。;]|$))`,
    inProportion,
  ),
  rule(
    `(?:线性|内插|插值|递减|递增)[^,。;]{0,6}?(?:计|得|扣|赋|记|给|评)分|按[^,。;()\\d]{1,12}?率[^,。;]{0,6}?(?:(?:计|得|扣|赋|记)分|折算(?=[,。;]|$))|按比例(?:折算|扣减|扣除|赋分|递减)`,
    inProportion,
  ),
  rule(
    `(?:按照?|依|以)[^,。;()]{0,12}?(?:分段|分档|幅度|梯度|差距|减半|折半)[^,。;()]{0,6}?(?:扣|得|计|记|加|赋|给|减|评)分(?![^。;]{0,20}每)|减半(?:扣|计|得|记)分`,
    (match) => ({ ...plain(match[0].includes('半') ? '未列分值' : '按比例'), doubtful: true }),
  ),
  // 「参训率×2 分」
  rule(`[率比](?:[×xX*]|乘以?)${score}`, (match) => shareOf(match[0])),
  // 「重大事故 0 分」
  rule(`(?<![\\d.至到~-])0分(?=[,。;)\\n]|$)`, (_, before) =>
    fails(sentenceOf(before)) || /[的者故件]$/.test(before) ? { ...plain('不得分'), doubtful: true } : null,
  ),
  // Full marks.
  rule(
    `(?:得|计|记|给|评|获|赋|打)(?:满分|全分|基本分(?![值为:\\d一二两三四五六七八九十半]))`,
    (_, before) => (/(?:不|未)$/.test(before) ? null : plain('得')),
  ),
  // 「有记录的方可得分」: all that the row gives.
  rule(`(?:方可|才可|方能|才能|即可|均可|可以|可|则|即)得分(?=[,。;)\\n]|$)`, (_, before) =>
    /[不未]$/.test(before) ? null : { ...plain('得'), doubtful: true },
  ),
  // A list behind 分别.
  rule(
    `${inTurn}(?:给予|予以|相应|按)?${take}${between}${scoresInTurn}|(?:给予|予以|相应|按)?${take}${between}${scores}`,
    (match, before, after) =>
      notTaken.test(before) || isBound.test(after)
        ? null
        : { ...plain('扣'), list: listed(match[1] ?? match[2] ?? '') },
  ),
  rule(
    `${inTurn}(?:给予|予以|相应|可)?${add}${between}${scoresInTurn}|(?:给予|予以|相应|可)?${add}${between}${scores}`,
    (match, before, after) =>
      otherAdd.test(before) || isBound.test(after)
        ? null
        : { ...plain('加'), list: listed(match[1] ?? match[2] ?? '') },
  ),
  rule(`${inTurn}${win}${between}${scoresInTurn}|${win}分?${scores}`, (match, before, after) =>
    isOtherWin(before, match[0]) || isBound.test(after)
      ? null
      : { ...plain('得'), list: listed(match[1] ?? match[2] ?? '') },
  ),
  // At somebody's discretion.
  rule(
    `(?:酌情|酌量|适当|酌|视情(?!况|节|形)|视[^,。;()]{0,16}?(?:情况|情节|程度|情形|轻重|质量|影响|大小)(?:[^,。;()]{0,6})?|根据[^,。;()]{0,16}?(?:情况|情节|程度|情形|轻重))(?:,)?(?:酌情|分别|相应|适当|可|给予|予以|每次|每项|每处)*(${take}|${win}|${add})${between}(?:不超过|不多于|最高|最多)?(?:${scoreOrRange}|分)(以内|以下|之内)?`,
    (match, _before, after) => {
      const [, verb = '', first, second, within] = match;
      // 「视情况每处扣」
      const [, each] = eachIn.exec(match[0]) ?? [];
      const counted = each === undefined ? {} : { per: each };
      // 「结合满意度酌情打分」 gives nothing and takes nothing: it says how the figure is found.
      // But for 「酌情给分，最高 3 分」.
      if (first === undefined && /[打评给]/.test(verb))
        return /^,?(?:最高|最多|上限|不超过)/.test(after) ? { ...plain('酌情'), doubtful: true } : null;
      if (first === undefined) return { ...plain('酌情'), ...counted };
      if (second === undefined && (within || /不超过|不多于|最高|最多/.test(match[0])))
        return { ...plain('酌情', null, numberOf(first)), ...counted };
      return { ...plain('酌情', numberOf(first), amountOf(second)), ...counted };
    },
  ),
  // 「按 10 分/户追加扣分」: the number stands before the verb.
  rule(
    `[按以]${score}(?:[/每](${unit}))?(?:的标准)?(?:追加|予以|给予|进行|累计)?(?:扣分|扣除|扣减|扣|减)`,
    (match) => ({
      ...plain('扣', amountOf(match[1])),
      ...(match[2] === undefined ? {} : { per: match[2] }),
    }),
  ),
  rule(`${take}${between}${score}(?:以内|之内)`, (match, before) =>
    notTaken.test(before) ? null : plain('酌情', null, amountOf(match[1])),
  ),
  // A range.
  rule(`${take}${between}(${amount})(?:分?)(?:-{1,2}|至|到)(${amount})${mark}`, (match, before, after) =>
    notTaken.test(before) || isBound.test(after)
      ? null
      : plain('酌情', amountOf(match[1]), amountOf(match[2])),
  ),
  // The plain forms: verb, number, 分.
  rule(`${take}${between}${score}`, (match, before, after) => {
    if (notTaken.test(before) || isBound.test(after) || isSomebody.test(after)) return null;
    if (/^减少/.test(match[0]) && !/每|,$/.test(before.slice(-12))) return null;
    if (/^罚/.test(match[0]) && /处$/.test(before)) return null;
    // 「累计扣 12 分的」 is a state that somebody has reached.
    if (/(?:累计|合计)$/.test(before)) return null;
    // 「至少扣 1 分」 leaves the rest open.
    return /(?:至少|最低|最少|不少于|不低于)$/.test(before)
      ? { ...plain('扣', amountOf(match[1])), doubtful: true }
      : plain('扣', amountOf(match[1]));
  }),
  // 「另扣车辆登记地 10 分」: of whom it is taken, in words of its own.
  rule(
    `(?:扣除|扣减|扣|减)[^,。;:()"\\d一二两三四五六七八九十半扣减加得分]{1,12}?(?:[地方镇乡村县市区局办站所队]|单位|部门|企业|街道|社区)的?${score}`,
    (match, before, after) =>
      notTaken.test(before) || isBound.test(after) || isSomebody.test(after)
        ? null
        : { ...plain('扣', amountOf(match[1])), doubtful: true },
  ),
  // 「每发现一例扣 0.5」 without 分.
  rule(`${take}(\\d(?:\\.\\d+)?)(?=[,。;)]|$)`, (match, before) =>
    notTaken.test(before) || !/[每一1未不的]/.test(before.slice(-12))
      ? null
      : { ...plain('扣', amountOf(match[1])), doubtful: true },
  ),
  rule(`(?:可|再|另|给予|予以)?${add}${between}${scoreOrRange}`, (match, before, after) => {
    if (otherAdd.test(before) || isBound.test(after) || isSomebody.test(after)) return null;
    if (/^增加/.test(match[0]) && /(?:同比|分值)$/.test(before)) return null;
    return plain('加', amountOf(match[1]), amountOf(match[2]));
  }),
  rule(
    `(?:可|只|仅|均|各|则|即)?${win}(?:基础|基本|基准|相应|本项|该项|底)?分?(?:值|数)?:?${scoreOrRange}`,
    (match, before, after) => {
      if (isOtherWin(before, match[0]) || isBound.test(after) || isSomebody.test(after)) return null;
      if (/^得分/.test(match[0]) && /(?:考核|综合|总|最终|最后|评定|为|年度)$/.test(before)) return null;
      return plain('得', amountOf(match[1]), amountOf(match[2]));
    },
  ),
  // A sign for a verb: 「每处-1分」.
  rule(`-{1,2}${score}`, (match, before, after) =>
    /[\d分一二三四五六七八九十半]$/.test(before) ||
    !(
      /(?:每|[处次项人家起件的,:]$)/.test(before.slice(-10)) ||
      // 「漏报—1 分/次」
      (/^$|[\u4e00-\u9fff)]$/.test(before) && /^[/每]/.test(after))
    ) ||
    isBound.test(after)
      ? null
      : { ...plain('扣', amountOf(match[1])), doubtful: true },
  ),
  rule(`\\+${score}`, (match, _, after) =>
    isBound.test(after) ? null : { ...plain('加', amountOf(match[1])), doubtful: true },
  ),
  // 「年终有总结的，1 分；」: what is won for it, most likely.
  rule(`[,:的]${score}(?=[,。;\\n]|$)`, (match, before) =>
    /满分|总分|合计|共计|分值|[扣减]/.test(sentenceOf(before).slice(-30)) ||
    fails(sentenceOf(before).replace(/有[一1]/g, '')) ||
    !/[\u4e00-\u9fff]{4}/.test(before.slice(-12))
      ? null
      : { ...plain('得', amountOf(match[1])), doubtful: true },
  ),
  // 「漏签，0.2 分/次」「≥95%，5 分」: the verb is left out.
  rule(`(?<=[,:的])${score}(?=/${unit})`, (match, before) => ({
    ...plain(fails(sentenceOf(before)) ? '扣' : '得', amountOf(match[1])),
    doubtful: true,
  })),
  rule(`(?<=[%‰][,:])${score}(?=[,。;\\n]|$)`, (match) =>
    match[1] === '0'
      ? { ...plain('不得分'), doubtful: true }
      : { ...plain('得', amountOf(match[1])), doubtful: true },
  ),
  // 「有部署 2 分，有检查 2 分」: several in a row leave no doubt that each is won.
  rule(`${score}(?=[,、。;)\\n]|$)`, (match, before, after) => {
    const piece = /(?:^|[,、。;:(\d).①-⑳])(有[^,、。;:()]{1,12})$/.exec(before)?.[1];
    if (piece === undefined || fails(piece) || isBound.test(after)) return null;
    const won = plain('得', amountOf(match[1]));
    return havesInRow.test(before) || nextHas.test(after) ? won : { ...won, doubtful: true };
  }),
  // 「每月次 10 分」「迟到一次 1 分」: the verb is left out.
  rule(`${score}(?=[,、。;)\\n]|$)`, (match, before) => {
    if (!eachLast.test(before)) return null;
    // What neither fails nor has a verb goes on as the sentence before it did.
    const last = /[扣减得加奖](?=[^扣减得加奖]*$)/.exec(before)?.[0] ?? '得';
    const lost = fails(sentenceOf(before)) || last === '扣' || last === '减';
    return { ...plain(lost ? '扣' : '得', amountOf(match[1])), doubtful: true };
  }),
  // 「缺一项扣相应分值」
  rule(`(?:扣|减)(?:除|减)?(?:相应|对应)的?(?:分值|分数|得分|分)`, (_, before) =>
    notTaken.test(before) ? null : { ...plain('未列分值'), doubtful: true },
  ),
  // Without a number. Who reads this asks for a word of failing before it.
  rule(
    `(?:予以|相应|适当|从重|从严|重点|逐项|逐次|按次|按项|据实|一并|倒|一律|均|应|要|给予)?(?:扣分|减分|扣减分数|扣除分值)(?![项值制标原情依细说记点办表册类规因后比处,]?[项值标原情依细说点表单册])`,
    (match, before, after) => {
      if (
        /(?:进行|不|免|免予|加|累计|被|已|未|和|与|及|、|各项|总|小项|其他|倒|实际|单项|合计|有|无)$/.test(
          before,
        )
      )
        return null;
      // 「按以下三种情况扣分：」 opens what follows; 「扣分以书面材料为依据」 speaks of how it is done.
      const isBare = /^(?:扣|减)/.test(match[0]);
      if (after.startsWith(':') || (isBare && /(?:^|[。;,])$/.test(before) && /^[^,。;]/.test(after)))
        return null;
      if (/^(?:的|达|为|后|数|多|少|在|累计|合计|较|最|与|和|及|、|到|至|或|方|扣完|扣至|直至)/.test(after))
        return null;
      return plain('未列分值');
    },
  ),
];

/** How much of the sentence before and behind a match a rule looks at. */
const around = 80;

/** All consequences of a folded text, in their order. */
export function consequences(text: string): Consequence[] {
  const found: Consequence[] = [];
  const taken = new Uint8Array(text.length);
  for (const { pattern, read } of rules) {
    for (const match of text.matchAll(pattern)) {
      const span = { from: match.index, to: match.index + match[0].length };
      if (span.to === span.from || taken.subarray(span.from, span.to).includes(1)) continue;
      const before = text.slice(Math.max(0, span.from - around), span.from);
      const after = text.slice(span.to, span.to + around);
      const what = read(match, before.slice(before.lastIndexOf('\n') + 1), after.split('\n', 1)[0] ?? '');
      if (!what) continue;
      found.push({ ...what, ...span });
      taken.fill(1, span.from, span.to);
    }
  }
  return found.sort((one, other) => one.from - other.from);
}
