/*
 * Says what is needed where the web view of Office cannot run the pages: Internet Explorer's in Excel 2019 and
 * earlier, the first Edge's, and engines that are too old. It runs there as it stands, so it is ES5. The scripts of the
 * page look for `data-web-view` and do nothing where it stands.
 */
(function () {
  function lacking() {
    var agent = window.navigator.userAgent;
    if (/Trident|MSIE/.test(agent)) return '这个 Excel 用 Internet Explorer 的内核显示加载项。';
    if (/Edge\//.test(agent)) return '这个 Excel 用旧版 Microsoft Edge 的内核显示加载项。';
    if (!window.Worker || !window.Promise || !Object.hasOwn || !Array.prototype.findLast)
      return '这个 Excel 显示加载项用的浏览器内核太旧。';
    return '';
  }

  function line(name, text) {
    var element = document.createElement(name);
    element.appendChild(document.createTextNode(text));
    return element;
  }

  /**
   * To the browser page, which lies beside the folder of this one; at the root of a server, in it. The engine itself makes
   * the whole address of it.
   */
  function linkToBrowserPage() {
    var element = document.createElement('a');
    element.href = '../browser/index.html';
    element.appendChild(document.createTextNode(element.href));
    // Excel opens it in the browser of the machine.
    element.target = '_blank';
    element.rel = 'noopener noreferrer';
    return element;
  }

  function refuse(words) {
    document.documentElement.setAttribute('data-web-view', 'refused');
    var page = document.getElementById('page');
    page.innerHTML = '';
    page.appendChild(line('h1', '考核助手在这里用不了'));
    page.appendChild(line('p', words));
    page.appendChild(
      line(
        'p',
        '需要 Excel 2021 或更高版本，或 Microsoft 365；Windows 上还要有 Microsoft Edge WebView2（可请管理员安装，随后重开 Excel）。'
      )
    );
    page.appendChild(line('p', '不想等的，用 Edge 或 Chrome 打开浏览器版，做完下载总表，再用 Excel 打开：'));
    page.appendChild(line('p', '')).appendChild(linkToBrowserPage());
    page.appendChild(line('p', '内核：' + window.navigator.userAgent));
  }

  // For the page of an Excel that is too old, whose engine may well run our scripts.
  window.kaoheRefuse = refuse;
  var words = lacking();
  if (words !== '') refuse(words);
})();
