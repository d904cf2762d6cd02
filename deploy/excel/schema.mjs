/**
 * What may stand where in a manifest of ours, as in Microsoft's schemas (MS-OWEMXML 5.2, 5.6, 5.7), less what we do
 * not use. Children in their order: "?" may be absent, "+" stands once or more. Attributes are those that must be
 * there, and no other may.
 */

const localized = { children: 'Override+', attributes: 'DefaultValue' };
const address = { attributes: 'DefaultValue' };
const reference = { attributes: 'resid' };
const text = { text: true };

const base = {
  OfficeApp: {
    attributes: 'xmlns xmlns:xsi xmlns:bt xsi:type',
    children:
      'Id Version ProviderName DefaultLocale DisplayName Description IconUrl HighResolutionIconUrl SupportUrl ' +
      'AppDomains Hosts Requirements DefaultSettings Permissions VersionOverrides',
  },
  Id: text,
  Version: text,
  ProviderName: text,
  DefaultLocale: text,
  DisplayName: localized,
  Description: localized,
  Override: { attributes: 'Locale Value' },
  IconUrl: address,
  HighResolutionIconUrl: address,
  SupportUrl: address,
  AppDomains: { children: 'AppDomain+' },
  AppDomain: text,
  Hosts: { children: 'Host+' },
  Host: { attributes: 'Name' },
  Requirements: { children: 'Sets' },
  Sets: { attributes: 'DefaultMinVersion', children: 'Set+' },
  Set: { attributes: 'Name MinVersion' },
  DefaultSettings: { children: 'SourceLocation' },
  SourceLocation: address,
  Permissions: text,
};

const overrides = {
  VersionOverrides: { attributes: 'xmlns xsi:type', children: 'Requirements Hosts Resources' },
  Requirements: { children: 'bt:Sets' },
  'bt:Sets': { attributes: 'DefaultMinVersion', children: 'bt:Set+' },
  'bt:Set': { attributes: 'Name MinVersion' },
  Hosts: { children: 'Host+' },
  Host: { attributes: 'xsi:type', children: 'DesktopFormFactor' },
  DesktopFormFactor: { children: 'GetStarted? FunctionFile ExtensionPoint+' },
  GetStarted: { children: 'Title Description LearnMoreUrl' },
  Title: reference,
  Description: reference,
  LearnMoreUrl: reference,
  FunctionFile: reference,
  ExtensionPoint: { attributes: 'xsi:type', children: 'CustomTab' },
  CustomTab: { attributes: 'id', children: 'Group+ Label' },
  Group: { attributes: 'id', children: 'Label Icon Control+' },
  Label: reference,
  Icon: { children: 'bt:Image+' },
  'Icon/bt:Image': { attributes: 'size resid' },
  Control: { attributes: 'xsi:type id', children: 'Label Supertip Icon Action' },
  Supertip: { children: 'Title Description' },
  ShowTaskpane: { attributes: 'xsi:type', children: 'TaskpaneId SourceLocation' },
  ExecuteFunction: { attributes: 'xsi:type', children: 'FunctionName' },
  TaskpaneId: text,
  SourceLocation: reference,
  FunctionName: text,
  Resources: { children: 'bt:Images bt:Urls bt:ShortStrings bt:LongStrings' },
  'bt:Images': { children: 'bt:Image+' },
  'bt:Image': { attributes: 'id DefaultValue' },
  'bt:Urls': { children: 'bt:Url+' },
  'bt:Url': { attributes: 'id DefaultValue' },
  'bt:ShortStrings': { children: 'bt:String+' },
  'bt:LongStrings': { children: 'bt:String+' },
  'bt:String': { attributes: 'id DefaultValue', children: 'bt:Override+' },
  'bt:Override': { attributes: 'Locale Value' },
};

function ruleOf(element) {
  let above = element;
  while (above && above.name !== 'VersionOverrides') above = above.parent;
  if (!above) return base[element.name];
  if (element.name === 'Action') return overrides[element.attributes['xsi:type']];
  return overrides[`${element.parent.name}/${element.name}`] ?? overrides[element.name];
}

const inOrder = (children) =>
  new RegExp(
    `^${(children ? children.split(' ') : [])
      .map((child) => child.replace(/^([\w:]+)([?+]?)$/, '(?:$1 )$2'))
      .join('')}$`,
  );

/** What is wrong with one element itself: its place, its children's order, its attributes, its text. */
export function misplaced(element) {
  const rule = ruleOf(element);
  if (!rule) return [`<${element.name}> 不能放在 <${element.parent.name}> 里`];
  const found = [];
  const { children = '', attributes = '' } = rule;
  const names = element.children.map(({ name }) => name);
  if (!inOrder(children).test(names.map((name) => `${name} `).join('')))
    found.push(`<${element.name}> 里应依次是 ${children || '空'}，现在是 ${names.join(' ') || '空'}`);
  const wanted = attributes ? attributes.split(' ') : [];
  const given = Object.keys(element.attributes);
  for (const name of wanted.filter((each) => !given.includes(each)))
    found.push(`<${element.name}> 缺属性 ${name}`);
  for (const name of given.filter((each) => !wanted.includes(each)))
    found.push(`<${element.name}> 多出属性 ${name}`);
  if (Boolean(element.text.trim()) !== Boolean(rule.text))
    found.push(`<${element.name}> ${rule.text ? '没有内容' : '里多出文字'}`);
  return found;
}
