/** Manifests that Excel would not take, or would take without showing what it should: what is changed in a good one. */
export interface Broken {
  name: string;
  from: string | RegExp;
  to: string;
  says: RegExp;
}

export const notXml: Broken[] = [
  { name: '少了结尾', from: '</Requirements>', to: '', says: /不是完整的 XML：[^]*Line: \d+/ },
  { name: '截断了', from: /<\/OfficeApp>\s*$/, to: '', says: /不是完整的 XML/ },
  { name: '属性没有引号', from: 'size="16"', to: 'size=16', says: /不是完整的 XML/ },
  { name: '没有转义的 &', from: '>ReadWrite', to: '>a & b', says: /不是完整的 XML/ },
  { name: '没有声明前缀', from: /xmlns:bt="[^"]*"/, to: '', says: /缺属性 xmlns:bt/ },
  { name: '别的文件', from: /[^]*/, to: '<customUI></customUI>', says: /根元素应是 OfficeApp/ },
];

export const misplaced: Broken[] = [
  {
    name: '最上层的次序',
    from: /(<Permissions>.*<\/Permissions>)\s*(<VersionOverrides[^]*<\/VersionOverrides>)/,
    to: '$2$1',
    says: /<OfficeApp> 里应依次是/,
  },
  { name: '缺一项', from: /<SupportUrl.*\/>/, to: '', says: /<OfficeApp> 里应依次是/ },
  {
    name: '要求的次序',
    from: /(<Hosts>[^]*?<\/Hosts>)\s*(<Requirements>[^]*?<\/Requirements>)/,
    to: '$2$1',
    says: /OfficeApp/,
  },
  {
    name: '功能区的要求用了外层的写法',
    from: /<bt:Sets[^]*<\/bt:Sets>/,
    to: '<Sets DefaultMinVersion="1.14"><Set Name="ExcelApi" MinVersion="1.14"/></Sets>',
    says: /<Requirements> 里应依次是 bt:Sets/,
  },
  {
    name: '选项卡的名称不在最后',
    from: /(<Group id="Kaohe.View">)/,
    to: '<Label resid="Tab.Label"/>$1',
    says: /<CustomTab> 里应依次是 Group\+ Label/,
  },
  {
    name: '组的名称在图标后面',
    from: /(<Label resid="View.Label"\/>)\s*(<Icon>[^]*?<\/Icon>)/,
    to: '$2$1',
    says: /<Group> 里应依次是 Label Icon Control\+/,
  },
  {
    name: '按钮的说明在图标后面',
    from: /(<Supertip>[^]*?<\/Supertip>)\s*(<Icon>[^]*?<\/Icon>)/,
    to: '$2$1',
    says: /<Control> 里应依次是/,
  },
  {
    name: '说明缺内容',
    from: /<Description resid="Pane.Tip"\/>/,
    to: '',
    says: /<Supertip> 里应依次是 Title Description/,
  },
  {
    name: '面板的地址在标识前面',
    from: /(<TaskpaneId>.*<\/TaskpaneId>)\s*(<SourceLocation resid="Pane.Url"\/>)/,
    to: '$2$1',
    says: /<Action> 里应依次是 TaskpaneId SourceLocation/,
  },
  {
    name: '函数页在欢迎语前面',
    from: /(<GetStarted>[^]*?<\/GetStarted>)\s*(<FunctionFile.*\/>)/,
    to: '$2$1',
    says: /<DesktopFormFactor> 里应依次是/,
  },
  {
    name: '资源的次序',
    from: /(<bt:Urls>[^]*?<\/bt:Urls>)\s*(<bt:ShortStrings>[^]*?<\/bt:ShortStrings>)/,
    to: '$2$1',
    says: /<Resources> 里应依次是/,
  },
  { name: '放错了地方', from: '<bt:Urls>', to: '<bt:Urls><Supertip/>', says: /<bt:Urls> 里应依次是/ },
  { name: '不认识的元素', from: '<Hosts>', to: '<Hosts><Computer/>', says: /<Computer> 不能放在 <Hosts> 里/ },
  {
    name: '不认识的动作',
    from: '"ExecuteFunction"',
    to: '"RunFunction"',
    says: /<Action> 不能放在 <Control> 里/,
  },
  { name: '缺属性', from: 'id="Kaohe.Tab"', to: '', says: /<CustomTab> 缺属性 id/ },
  {
    name: '多出属性',
    from: 'id="Kaohe.Tab"',
    to: 'id="Kaohe.Tab" label="考核"',
    says: /<CustomTab> 多出属性 label/,
  },
  { name: '没有内容', from: /<Id>.*<\/Id>/, to: '<Id></Id>', says: /<Id> 没有内容/ },
  { name: '夹了文字', from: '<AppDomains>', to: '<AppDomains>本机', says: /<AppDomains> 里多出文字/ },
];

export const misstated: Broken[] = [
  { name: '标识不是 GUID', from: /<Id>.*<\/Id>/, to: '<Id>kaohe</Id>', says: /<Id> 应是GUID/ },
  {
    name: '版本不是四个数',
    from: /<Version>.*</,
    to: '<Version>1.0.2<',
    says: /<Version> 应是不小于 1\.0 的四个数/,
  },
  { name: '版本小于 1.0', from: /<Version>.*</, to: '<Version>0.9.0.0<', says: /<Version> 应是不小于 1\.0/ },
  {
    name: '图标不是 https',
    from: 'IconUrl DefaultValue="https:',
    to: 'IconUrl DefaultValue="http:',
    says: /<IconUrl> 应是 https 网址/,
  },
  {
    name: '页面不是 https',
    from: 'id="Create.Url" DefaultValue="https:',
    to: 'id="Create.Url" DefaultValue="http:',
    says: /<bt:Url> 应是 https/,
  },
  {
    name: '地址不完整',
    from: /<SupportUrl DefaultValue="[^"]*"/,
    to: '<SupportUrl DefaultValue="manual.html"',
    says: /<SupportUrl> 应是 https/,
  },
  {
    name: '地址太长',
    from: 'manual.html"/>\n  <App',
    to: `${'a'.repeat(2048)}"/>\n  <App`,
    says: /<SupportUrl> 的网址超过 2048 个字/,
  },
  {
    name: '域名带了路径',
    from: /<AppDomain>.*</,
    to: '<AppDomain>https://10.1.2.3/kaohe<',
    says: /<AppDomain> 应是只有协议和主机/,
  },
];

export const missing: Broken[] = [
  {
    name: '指的资源没有',
    from: '<Label resid="Print.Label"/>',
    to: '<Label resid="Prnt.Label"/>',
    says: /<Label> 指的 Prnt\.Label 不在 bt:ShortStrings 里/,
  },
  {
    name: '指到别的种类',
    from: '<Label resid="Print.Label"/>',
    to: '<Label resid="Print.Tip"/>',
    says: /<Label> 指的 Print\.Tip 不在 bt:ShortStrings 里/,
  },
  {
    name: '资源没有用到',
    from: '<bt:Urls>',
    to: '<bt:Urls><bt:Url id="Old.Url" DefaultValue="https://10.1.2.3/kaohe/excel/pane.html"/>',
    says: /资源 bt:Urls Old\.Url 没有用到/,
  },
  {
    name: '资源标识重复',
    from: 'String id="Print.Tip"',
    to: 'String id="Settle.Tip"',
    says: /标识 Settle\.Tip 用了两次/,
  },
  {
    name: '按钮标识重复',
    from: 'id="Kaohe.Print"',
    to: 'id="Kaohe.Settle"',
    says: /标识 Kaohe\.Settle 用了两次/,
  },
  {
    name: '两个选项卡',
    from: /(<ExtensionPoint[^]*<\/ExtensionPoint>)/,
    to: '$1$1',
    says: /选项卡应只有一个，现在有 2 个/,
  },
  {
    name: '缺一种大小的图标',
    from: '<bt:Image size="80" resid="Print.80"/>',
    to: '',
    says: /Kaohe\.Print 的图标应有 16 32 80，现在是 16 32/,
  },
  {
    name: '图标的大小不对',
    from: 'id="Print.80" DefaultValue="https://10.1.2.3/kaohe/excel/assets/icon-print-80.png"',
    to: 'id="Print.80" DefaultValue="https://10.1.2.3/kaohe/excel/assets/icon-print-32.png"',
    says: /icon-print-32\.png 应是 80×80，实际 32×32/,
  },
  {
    name: '产品的图标大小不对',
    from: 'icon-app-64.png',
    to: 'icon-app-80.png',
    says: /icon-app-80\.png 应是 64×64，实际 80×80/,
  },
  {
    name: '图标文件没有',
    from: 'icon-print-16.png',
    to: 'icon-prnt-16.png',
    says: /没有图标 .*icon-prnt-16\.png/,
  },
  {
    name: '图标不是 PNG',
    from: 'assets/icon-print-16.png',
    to: 'manual.html',
    says: /manual\.html 应是 16×16，实际 不是 PNG/,
  },
  {
    name: '页面没有',
    from: 'excel/commands.html',
    to: 'excel/command.html',
    says: /没有 .*command\.html 这个文件/,
  },
  {
    name: '页面在别处',
    from: 'kaohe/excel/commands.html',
    to: 'kaohe/commands.html',
    says: /没有 .*kaohe\/commands\.html 这个文件/,
  },
  {
    name: '没有随工作簿打开的面板',
    from: /Office\.AutoShow\w+/g,
    to: 'Kaohe.Pane',
    says: /没有 TaskpaneId 是 Office\.AutoShow/,
  },
  {
    name: '随工作簿打开的是一个步骤',
    from: 'resid="Pane.Url"',
    to: 'resid="Create.Url"',
    says: /随工作簿打开的会是 .*step=create/,
  },
];
