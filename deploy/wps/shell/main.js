/*
 * The ribbon's callbacks: global functions of a classic script, named in ribbon.xml. Engines of WPS run this file as it
 * stands, so it is ES5.
 */
/* exported OnAddinLoad, OnAction, GetImage */

/**
 * What the panes and this page share; gone when WPS is closed. src/hosts/wps/ribbon.ts reads and writes the same entries:
 * the numbers of all panes, 「1 3」, the newest last; of each pane when its page was last in sight and which workbook it lies
 * beside, 「1700000000000 D:\\考核\\总表.xlsx」; and what a button asked, when, and of which pane, 「collect 1700000000000 3」.
 */
var PANES_ENTRY = 'kaohe_et_panes';
var PANE_ENTRY = 'kaohe_et_pane_';
var STEP_ENTRY = 'kaohe_et_step';

/** A page in sight says so about every second. */
var IN_SIGHT = 4000;

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

function stored(app, entry) {
  try {
    return String(app.PluginStorage.getItem(entry) || '');
  } catch (error) {
    return '';
  }
}

/** The panes that there still are: numbers may be of an earlier run of WPS, or of windows that were closed. */
function knownPanes(app) {
  var found = [];
  var ids = stored(app, PANES_ENTRY).split(' ');
  for (var index = 0; index < ids.length; index++) {
    try {
      var pane = ids[index] && app.GetTaskPane(Number(ids[index]));
      var said = /^(\d+) ([^]*)$/.exec(stored(app, PANE_ENTRY + ids[index])) || ['', '0', ''];
      // A page that has not come to saying anything yet was just opened.
      var young = said[1] === '0';
      if (pane)
        found.push({
          pane: pane,
          id: ids[index],
          book: said[2],
          inSight: pane.Visible && (young || new Date().getTime() - Number(said[1]) < IN_SIGHT),
        });
    } catch (error) {
      // Gone.
    }
  }
  return found;
}

/**
 * The pane for the workbook in front, or null. In some versions a pane belongs to the window that it was opened in and
 * cannot be seen from another; in others it lies beside whatever is in front. So one that is in sight is the one, whichever
 * workbook it was opened beside, and one that is not is only good for its own.
 */
function paneHere(app, panes) {
  var here = '';
  try {
    here = app.ActiveWorkbook.FullName;
  } catch (error) {
    // No workbook is open, or this version does not say which.
  }
  var own = null;
  var seen = null;
  for (var index = 0; index < panes.length; index++) {
    if (panes[index].book === here && here !== '') own = panes[index];
    if (panes[index].inSight) seen = panes[index];
  }
  return own || seen || (here === '' ? panes[panes.length - 1] : null) || null;
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

function makePane(app, panes) {
  var pane = createPane(app);
  var ids = [];
  for (var index = 0; index < panes.length; index++) ids.push(panes[index].id);
  ids.push(pane.ID);
  try {
    app.PluginStorage.setItem(PANES_ENTRY, ids.join(' '));
    app.PluginStorage.setItem(PANE_ENTRY + pane.ID, '');
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
  return { pane: pane, id: pane.ID, inSight: false };
}

/** Beside the folder of this page; at the root of a server, in it. */
function browserPage() {
  return folder().replace(/^(\w+:\/\/[^/]*\/)(?:(.*\/)?[^/]+\/)?$/, '$1$2browser/');
}

function sayRefused(error) {
  var online = /^http/.test(window.location.protocol);
  window.alert(
    '这个版本的 WPS 没有打开考核助手的面板（' +
      (error && error.message ? error.message : error) +
      '）。\n\n' +
      '先打开或新建一个工作簿，再点一次。仍打不开的，说明这个版本不允许加载项打开面板：\n' +
      '请改用浏览器版' +
      (online ? '：' + browserPage() : '') +
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
    var panes = knownPanes(app);
    var found = paneHere(app, panes);
    if (found && !step && found.pane.Visible) {
      found.pane.Visible = false;
      return true;
    }
    var shown = found || makePane(app, panes);
    // The time makes the same button pressed twice two requests.
    if (step) app.PluginStorage.setItem(STEP_ENTRY, step + ' ' + new Date().getTime() + ' ' + shown.id);
    shown.pane.Visible = true;
    // Where panes lie beside whatever is in front, one is enough.
    for (var index = 0; index < panes.length; index++)
      if (panes[index] !== found && panes[index].inSight) panes[index].pane.Visible = false;
  } catch (error) {
    sayRefused(error);
  }
  return true;
}

function GetImage(control) {
  return IMAGES[control.Id];
}
