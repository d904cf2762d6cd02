/*
 * The page that the manifest gives to every Excel below ExcelApi 1.14 (2016, 2019): it says why, and leads to the browser
 * page. An Excel that is new enough and comes here all the same (one without a ribbon for add-ins) goes on to the pane. ES5,
 * as Internet Explorer's engine runs it.
 */
(function () {
  /** Milliseconds that Excel has to answer; the words are right without it, too. */
  var PATIENCE = 8000;
  var told = false;

  function refused() {
    return document.documentElement.getAttribute('data-web-view') === 'refused';
  }

  function tell(version) {
    if (told) return;
    told = true;
    if (refused()) return;
    window.kaoheRefuse('这个版本的 Excel' + (version ? '（' + version + '）' : '') + '太旧，接口不够用。');
  }

  window.setTimeout(function () {
    tell('');
  }, PATIENCE);
  if (!window.Office) {
    tell('');
    return;
  }
  // Excel waits for it, whatever the page then says.
  window.Office.initialize = function () {
    var context = window.Office.context;
    var requirements = context && context.requirements;
    if (!refused() && requirements && requirements.isSetSupported('ExcelApi', '1.14')) {
      told = true;
      window.location.replace('pane.html' + window.location.search);
      return;
    }
    tell(context && context.diagnostics ? context.diagnostics.version : '');
  };
})();
