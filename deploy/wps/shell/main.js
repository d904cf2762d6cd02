/*
 * The ribbon's callbacks: global functions of a classic script, named in ribbon.xml. Engines of WPS run this file as it
 * stands, so it is ES5.
 */
/* exported OnAddinLoad, OnAction, GetImage */

/** What the pane and this page share; gone when WPS is closed. src/hosts/wps/ribbon.ts reads the same entries. */
var PANE_ENTRY = 'kaohe_et_pane';
var STEP_ENTRY = 'kaohe_et_step';

/** What each button asks of the pane. */
var STEPS = {
  kaoheCreate: 'create',
  kaoheCollect: 'collect',
  kaoheCheck: 'check',
  kaoheSettle: 'settle',
  kaohePrint: 'print',
};

var IMAGES = {
  kaoheCreate: 'images/create.svg',
  kaoheCollect: 'images/collect.svg',
  kaoheCheck: 'images/check.svg',
  kaoheSettle: 'images/settle.svg',
  kaohePrint: 'images/print.svg',
  kaohePane: 'images/pane.svg',
};

/** The folder that this page lies in, on a server or on disk, with "/" at its end. */
function folder() {
  var here = window.location.href.replace(/[?#].*$/, '');
  return here.substring(0, here.lastIndexOf('/') + 1);
}

/** The pane that was opened before, or null: its number may be of an earlier run of WPS. */
function knownPane(app) {
  try {
    var id = app.PluginStorage.getItem(PANE_ENTRY);
    return (id && app.GetTaskPane(Number(id))) || null;
  } catch (error) {
    return null;
  }
}

/**
 * The ways to name the pane's page, the best first. From disk the maker's own add-ins give WPS the path with its Chinese
 * letters (a user's name) as they are, not as %E5...; as it stands it is the second try.
 */
function addresses() {
  var url = folder() + 'pane.html';
  if (!/^file:/.test(url)) return [url];
  try {
    var plain = decodeURI(url);
    return plain === url ? [url] : [plain, url];
  } catch (error) {
    return [url];
  }
}

/** Asks for the pane by each address, in the newer spelling and in the older. */
function createPane(app) {
  var urls = addresses();
  var refusal;
  for (var index = 0; index < urls.length; index++) {
    try {
      return app.CreateTaskPane(urls[index], '考核助手');
    } catch (error) {
      refusal = error;
    }
    try {
      return app.CreateTaskpane(urls[index], '考核助手');
    } catch (error) {
      refusal = refusal || error;
    }
  }
  throw refusal;
}

function makePane(app) {
  var pane = createPane(app);
  try {
    app.PluginStorage.setItem(PANE_ENTRY, String(pane.ID));
  } catch (error) {
    // Without it the next click opens another pane; better than none.
  }
  try {
    // At the right.
    pane.DockPosition = 2;
    pane.Width = 400;
  } catch (error) {
    // It stands where this version puts it.
  }
  return pane;
}

function sayRefused(error) {
  var online = /^http/.test(window.location.protocol);
  window.alert(
    '这个版本的 WPS 没有打开考核助手的面板（' +
      (error && error.message ? error.message : error) +
      '）。\n\n' +
      '先打开或新建一个工作簿，再点一次。仍打不开的，说明这个版本不允许加载项打开面板：\n' +
      '请改用浏览器版' +
      (online ? '：' + folder().replace(/[^/]+\/$/, 'browser/') : '') +
      '\n' +
      '做完后下载总表，用 WPS 打开和打印。'
  );
}

function OnAddinLoad() {
  return true;
}

function OnAction(control) {
  var step = STEPS[control.Id];
  try {
    var app = window.Application;
    var pane = knownPane(app);
    if (pane && !step) {
      pane.Visible = !pane.Visible;
      return true;
    }
    // The time makes the same button pressed twice two requests.
    if (step) app.PluginStorage.setItem(STEP_ENTRY, step + ' ' + new Date().getTime());
    (pane || makePane(app)).Visible = true;
  } catch (error) {
    sayRefused(error);
  }
  return true;
}

function GetImage(control) {
  return IMAGES[control.Id];
}
