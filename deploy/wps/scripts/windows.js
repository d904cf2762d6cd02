/*
 * Installs, removes and checks the add-in for WPS on Windows. The build makes kaohe-wps.bat of it: a few lines for cmd
 * that hand the file to cscript. ES3 (JScript has no more), and the build writes what is not ASCII as \u escapes, so no
 * code page of a console can damage it. What decides is in functions without files; linux.sh has the same in awk.
 */
/* eslint no-useless-escape: "off" -- ES3 ends a pattern at a bare "/", also between brackets */
/* global WScript, ActiveXObject, Enumerator */

var VERSION = '{{version}}';
var ADDRESS = '@kaohe-address@';
if (ADDRESS.charAt(0) === '@') ADDRESS = '';
var FILES = ['ribbon.xml', 'index.html', 'main.js', 'manifest.xml', 'package.json', 'pane.html'];

function attribute(tag, name) {
  var found = new RegExp('[ \\t\\r\\n]' + name + '[ \\t\\r\\n]*=[ \\t\\r\\n]*("([^"]*)"|\'([^\']*)\')').exec(
    tag
  );
  return found ? found[1].substring(1, found[1].length - 1) : '';
}

/** The offset of the ">" that ends the tag, or -1. */
function tagEnd(text, from) {
  var quote = '';
  for (var at = from; at < text.length; at++) {
    var c = text.charAt(at);
    if (quote !== '') {
      if (c === quote) quote = '';
    } else if (c === '"' || c === "'") quote = c;
    else if (c === '>') return at;
  }
  return -1;
}

/**
 * Puts the entry into the list of add-ins (none: only takes ours out). What others wrote comes back letter by letter.
 * Null for what is no list: then nothing may be written.
 */
function editList(text, entry) {
  var nl = text.indexOf('\r\n') >= 0 ? '\r\n' : '\n';
  var out = '';
  var stack = [];
  var found = [];
  var others = 0;
  var root = false;
  var skipping = false;
  var at = 0;
  function insert() {
    out = out.replace(/[ \t]+$/, '');
    if (!/\n$/.test(out)) out += nl;
    out += '  ' + entry + nl;
  }
  if (text.charCodeAt(0) === 0xfeff) {
    out = text.charAt(0);
    at = 1;
  }
  while (at < text.length) {
    var piece;
    if (text.charAt(at) !== '<') {
      var until = text.indexOf('<', at);
      piece = text.substring(at, until < 0 ? text.length : until);
      if (stack.length === 0 && /[^ \t\r\n]/.test(piece)) return null;
      if (!skipping) out += piece;
      at += piece.length;
      continue;
    }
    var closer = text.substr(at, 4) === '<!--' ? '-->' : text.substr(at, 2) === '<?' ? '?>' : '';
    if (closer === '' && text.substr(at, 2) === '<!') return null;
    if (closer !== '') {
      var stop = text.indexOf(closer, at);
      if (stop < 0) return null;
      piece = text.substring(at, stop + closer.length);
      if (!skipping) out += piece;
      at += piece.length;
      continue;
    }
    var end = tagEnd(text, at);
    if (end < 0) return null;
    var tag = text.substring(at, end + 1);
    at = end + 1;
    var name = tag.replace(/^<\/?/, '').replace(/[ \t\r\n\/>][\s\S]*$/, '');
    var closed = tag.charAt(tag.length - 2) === '/';
    if (tag.charAt(1) === '/') {
      if (stack.length === 0 || stack[stack.length - 1] !== name) return null;
      stack.pop();
      if (skipping) {
        if (stack.length === 1) skipping = false;
        continue;
      }
      if (stack.length === 0 && entry) insert();
      out += tag;
      continue;
    }
    if (stack.length === 0) {
      if (name !== 'jsplugins' || root) return null;
      root = true;
      if (closed && entry) {
        out += tag.replace(/[ \t\r\n]*\/>$/, '>');
        insert();
        out += '</jsplugins>';
      } else out += tag;
      if (!closed) stack.push(name);
      continue;
    }
    if (
      stack.length === 1 &&
      (name === 'jsplugin' || name === 'jspluginonline') &&
      attribute(tag, 'name') === 'kaohe'
    ) {
      found.push(tag);
      out = out.replace(/[ \t]+$/, '').replace(/\r?\n$/, '');
      if (!closed) {
        skipping = true;
        stack.push(name);
      }
      continue;
    }
    if (stack.length === 1 && !skipping) others++;
    if (!skipping) out += tag;
    if (!closed) stack.push(name);
  }
  if (stack.length > 0 || !root) return null;
  var result = {};
  result.text = out;
  result.found = found;
  result.others = others;
  return result;
}

/** The lines of oem.ini; `value` is what JsApiPlugin under [Support] says, '' where it is not there. */
function pluginValue(text) {
  var lines = text.split('\n');
  var here = false;
  var value = '';
  for (var index = 0; index < lines.length; index++) {
    var bare = lines[index]
      .replace(/^\ufeff/, '')
      .replace(/[ \t\r]/g, '')
      .toLowerCase();
    if (/^\[.*\]$/.test(bare)) here = bare === '[support]';
    else if (here && bare.indexOf('jsapiplugin=') === 0) value = bare.substring(12);
  }
  return value;
}

/** "enable isload" of our entry for WPS 表格 in authaddin.json, '' where it is not named. */
function trustOf(text) {
  var parts = text.split('{');
  var section = '';
  function flag(body, name) {
    var found = new RegExp('"' + name + '"\\s*:\\s*([^,}\\s]+)').exec(body);
    if (!found) return '?';
    return /^(true|1)$/i.test(found[1].replace(/"/g, '')) ? 'true' : 'false';
  }
  for (var index = 1; index < parts.length; index++) {
    var opened = /"(et|wps|wpp|pdf)"\s*:\s*$/.exec(parts[index - 1]);
    if (opened) section = opened[1];
    var body = parts[index].replace(/\}[\s\S]*$/, '');
    if (section !== '' && section !== 'et') continue;
    if (/"name"\s*:\s*"kaohe"/.test(body)) return flag(body, 'enable') + ' ' + flag(body, 'isload');
  }
  return '';
}

/** The line for publish.xml, as the maker of WPS writes it. */
function entryFor(address, version, enable) {
  var tail = ' enable="' + enable + '" install="null" customDomain=""/>';
  if (address) return '<jspluginonline name="kaohe" type="et" url="' + address + '" debug=""' + tail;
  return '<jsplugin name="kaohe" type="et" url="kaohe_' + version + '" version="' + version + '"' + tail;
}

function fits(address) {
  return /^https?:\/\/[A-Za-z0-9._~:\/%+@-]+\/$/.test(address);
}

/* What follows touches the computer. */

function run() {
  var files = new ActiveXObject('Scripting.FileSystemObject');
  var shell = new ActiveXObject('WScript.Shell');
  var here = files.GetParentFolderName(WScript.ScriptFullName);
  var addons = shell.ExpandEnvironmentStrings('%APPDATA%') + '\\kingsoft\\wps\\jsaddons';
  var list = addons + '\\publish.xml';
  var bad = false;

  function say(text) {
    WScript.Echo(text);
  }
  function wrong(number, text) {
    bad = true;
    say('[不对 ' + number + '] ' + text);
  }
  function note(number, text) {
    say('[注意 ' + number + '] ' + text);
  }
  function fine(text) {
    say('[正常] ' + text);
  }

  function decoded(path, charset) {
    var stream = new ActiveXObject('ADODB.Stream');
    stream.Type = 2;
    stream.Charset = charset;
    stream.Open();
    stream.LoadFromFile(path);
    var text = stream.ReadText(-1);
    stream.Close();
    return text;
  }
  /** UTF-8 as a rule; old programs wrote GBK, some UTF-16. It is written back in what it came in. */
  function read(path) {
    var it = {};
    it.charset = 'utf-8';
    it.text = '';
    if (!files.FileExists(path) || files.GetFile(path).Size === 0) return it;
    it.text = decoded(path, 'utf-8');
    if (it.text.indexOf('\u0000') >= 0) it.charset = 'unicode';
    else if (it.text.indexOf('\ufffd') >= 0) it.charset = 'gb2312';
    if (it.charset !== 'utf-8') it.text = decoded(path, it.charset);
    it.text = it.text.replace(/^\ufeff/, '');
    return it;
  }
  function write(path, text, charset) {
    var stream = new ActiveXObject('ADODB.Stream');
    stream.Type = 2;
    stream.Charset = charset;
    stream.Open();
    stream.WriteText(text);
    var bytes = new ActiveXObject('ADODB.Stream');
    bytes.Type = 1;
    bytes.Open();
    stream.Position = 0;
    stream.Type = 1;
    // The stream puts a mark before UTF-8; older versions of WPS are not known to take it.
    stream.Position = charset === 'utf-8' ? 3 : 0;
    stream.CopyTo(bytes);
    bytes.SaveToFile(path + '.kaohe-new', 2);
    bytes.Close();
    stream.Close();
    // Beside the file and then over it: a full disk or a cut does not leave half a list.
    files.CopyFile(path + '.kaohe-new', path, true);
    files.DeleteFile(path + '.kaohe-new', true);
  }
  function makeFolder(path) {
    if (path === '' || files.FolderExists(path)) return;
    makeFolder(files.GetParentFolderName(path));
    files.CreateFolder(path);
  }
  function children(path) {
    var found = [];
    if (!files.FolderExists(path)) return found;
    var each = new Enumerator(files.GetFolder(path).SubFolders);
    for (; !each.atEnd(); each.moveNext()) found.push(String(each.item().Path));
    return found;
  }
  function ours(path) {
    var description = path + '\\manifest.xml';
    return files.FileExists(description) && read(description).text.indexOf('<Name>kaohe</Name>') >= 0;
  }
  function ownFolders() {
    var all = children(addons);
    var found = [];
    for (var index = 0; index < all.length; index++)
      if (/^kaohe_/.test(files.GetFileName(all[index])) && ours(all[index])) found.push(all[index]);
    return found;
  }

  /** The office6 folders: the one that opens documents, and those in the usual places. */
  function offices() {
    var found = [];
    function add(path) {
      for (var index = 0; index < found.length; index++)
        if (found[index].toLowerCase() === path.toLowerCase()) return;
      if (files.FolderExists(path)) found.push(path);
    }
    var keys = ['KET.Sheet.12', 'KWPS.Document.12'];
    for (var key = 0; key < keys.length; key++) {
      try {
        var command = String(shell.RegRead('HKCR\\' + keys[key] + '\\shell\\open\\command\\'));
        var place = /^"?(.*\\office6)\\/i.exec(command);
        if (place) add(place[1]);
      } catch (error) {
        // Not registered.
      }
    }
    var bases = ['%ProgramFiles(x86)%', '%ProgramFiles%', '%LOCALAPPDATA%'];
    var names = ['\\WPS Office', '\\Kingsoft\\WPS Office'];
    for (var base = 0; base < bases.length; base++)
      for (var name = 0; name < names.length; name++) {
        var versions = children(shell.ExpandEnvironmentStrings(bases[base]) + names[name]);
        for (var index = 0; index < versions.length; index++) add(versions[index] + '\\office6');
      }
    return found;
  }
  function running() {
    try {
      var processes = new Enumerator(
        new ActiveXObject('WbemScripting.SWbemLocator')
          .ConnectServer('.', 'root\\cimv2')
          .ExecQuery("SELECT Name FROM Win32_Process WHERE Name='et.exe' OR Name='wps.exe'")
      );
      return !processes.atEnd();
    } catch (error) {
      return false;
    }
  }
  function unreadable() {
    say(list + ' 不是完整的加载项清单（可能写坏了），没有动它。');
    say('请先改好它，或者改名留存，再运行一次。');
    return 1;
  }
  function blank(text) {
    return !/[^ \t\r\n]/.test(text);
  }

  function install(address, enable) {
    var source = here + '\\kaohe_' + VERSION;
    var target = addons + '\\kaohe_' + VERSION;
    if (address && !fits(address)) {
      say('网址要以 http:// 或 https:// 开头、以 / 结尾，不能有汉字和空格：' + address);
      return 2;
    }
    if (!address && !files.FileExists(source + '\\ribbon.xml')) {
      say('脚本旁边没有文件夹 kaohe_' + VERSION + '。请把离线包整个解压出来再运行，不要在压缩包里双击。');
      return 1;
    }
    if (running()) say('提醒：WPS 正开着。装完要全部退出再打开。');
    makeFolder(addons);
    var entry = entryFor(address, VERSION, enable);
    var before = read(list);
    var made = blank(before.text)
      ? '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<jsplugins>\r\n  ' +
        entry +
        '\r\n</jsplugins>\r\n'
      : null;
    var edited = made === null ? editList(before.text, entry) : editList(made, entry);
    if (!edited) return unreadable();
    if (!address) {
      if (files.FolderExists(target)) files.DeleteFolder(target, true);
      files.CopyFolder(source, target, true);
      say('已复制：' + target);
    }
    if (made === null && !files.FileExists(list + '.kaohe-before')) {
      files.CopyFile(list, list + '.kaohe-before', false);
      say('原来的清单留了一份：' + list + '.kaohe-before');
    }
    write(list, edited.text, before.charset);
    say('已登记：' + list + '（别的加载项 ' + edited.others + ' 个，没有动）');
    var old = ownFolders();
    for (var index = 0; index < old.length; index++)
      if (address || files.GetFileName(old[index]) !== 'kaohe_' + VERSION) {
        files.DeleteFolder(old[index], true);
        say('已删去旧的文件夹：' + old[index]);
      }
    if (offices().length === 0) say('提醒：在常见的位置没有找到 WPS。');
    say('接下来：打开 WPS 表格，问“是否信任”时点“允许”；再把 WPS 全部退出，重新打开，选项卡就出来了。');
    say('没有出来：再运行本脚本，选“检查”。');
    return 0;
  }

  function uninstall() {
    var done = false;
    var before = read(list);
    if (!blank(before.text)) {
      var edited = editList(before.text, '');
      if (!edited) return unreadable();
      if (edited.found.length > 0) {
        done = true;
        if (edited.others === 0 && !files.FileExists(list + '.kaohe-before')) {
          files.DeleteFile(list, true);
          say('清单里只有考核助手，已删去：' + list);
        } else {
          write(list, edited.text, before.charset);
          say('已从清单里去掉考核助手：' + list + '（别的加载项没有动）');
        }
      }
      if (files.FileExists(list + '.kaohe-before')) files.DeleteFile(list + '.kaohe-before', true);
    }
    var old = ownFolders();
    for (var index = 0; index < old.length; index++) {
      files.DeleteFolder(old[index], true);
      say('已删去：' + old[index]);
      done = true;
    }
    if (!done) say('这个用户没有装考核助手，没有什么要卸的。');
    say('总表和发出的表不受影响，照旧能用。WPS 记着的“允许”不用管。');
    return 0;
  }

  function checkFolder(path) {
    var missing = [];
    for (var index = 0; index < FILES.length; index++)
      if (!files.FileExists(path + '\\' + FILES[index])) missing.push(FILES[index]);
    if (missing.length === 0) {
      fine('文件齐全：' + path);
      return;
    }
    var inner = children(path);
    for (var next = 0; next < inner.length; next++)
      if (files.FileExists(inner[next] + '\\ribbon.xml')) {
        wrong('W12', '文件夹多套了一层：ribbon.xml 在 ' + inner[next] + '。请把里面那一层的内容移出来。');
        return;
      }
    wrong('W12', '文件夹里缺文件：' + path + ' 缺 ' + missing.join(' ') + '。请重新安装。');
  }

  function checkEntry(tag) {
    var type = attribute(tag, 'type');
    var enable = attribute(tag, 'enable');
    var url = attribute(tag, 'url');
    var version = attribute(tag, 'version');
    if (type !== 'et') wrong('W08', '登记的 type 是“' + type + '”，应是 et（WPS 表格）。请重新安装。');
    if (!/^(enable|enable_dev|true|)$/.test(enable))
      wrong('W09', '登记的 enable 是“' + enable + '”，等于停用。请重新安装。');
    if (/^<jspluginonline/.test(tag)) {
      if (/^http.*\/$/.test(url))
        fine(
          '从服务器打开：' +
            url +
            '。请在本机浏览器里打开 ' +
            url +
            'ribbon.xml，应看到以 <customUI 开头的内容'
        );
      else wrong('W10', '登记的地址没有以 / 结尾：' + url + '。请重新安装。');
      return;
    }
    if (/\.7z$/.test(url)) {
      wrong(
        'W11',
        '登记的是压缩包 ' + url + '，它不在 jsaddons 里（0.1.0 的离线包有这个错）。请用现在的离线包重新安装。'
      );
      return;
    }
    if (!files.FolderExists(addons + '\\' + url)) {
      wrong('W11', '登记的文件夹不存在：' + addons + '\\' + url + '。请重新安装。');
      return;
    }
    if (url !== 'kaohe_' + version)
      wrong('W13', '文件夹名 ' + url + ' 与登记的版本 ' + version + ' 不一致。请重新安装。');
    checkFolder(addons + '\\' + url);
  }

  function managed() {
    return /name="kaohe"/.test(read(addons + '\\jsplugins.xml').text);
  }

  function checkList() {
    if (!files.FolderExists(addons)) {
      wrong('W03', '没有文件夹 ' + addons + '：这个用户没有装过加载项。请选“安装”。');
      return;
    }
    var text = read(list).text;
    if (blank(text)) {
      if (managed()) fine('由单位统一下发（jsplugins.xml）');
      else wrong('W04', '没有 ' + list + '，或者是空的：没有登记。请选“安装”。');
      return;
    }
    var known = editList(text, '');
    if (!known) {
      wrong('W05', list + ' 写坏了，WPS 读不懂。请改好它，或改名留存后选“安装”。');
      return;
    }
    if (known.found.length === 0) {
      if (managed()) fine('由单位统一下发（jsplugins.xml）');
      else
        wrong(
          'W06',
          '清单里没有考核助手：' +
            list +
            '（别的加载项 ' +
            known.others +
            ' 个）。有的办公系统一打开文件就把清单清空、只留自己的。请选“安装”；常被清掉的，请管理员改用统一下发。'
        );
      return;
    }
    if (known.found.length > 1) wrong('W07', '清单里考核助手登记了不止一行。请选“安装”，会并成一行。');
    checkEntry(known.found[0]);
    if (managed()) note('W19', 'jsplugins.xml（统一下发）里也有考核助手。两种只留一种，同名的会互相挡住。');
  }

  function checkTrust() {
    var blocked = files.FileExists(addons + '\\jsaddinblockhost.ini');
    var trusted = trustOf(read(addons + '\\authaddin.json').text);
    if (trusted === '')
      note(
        'W15',
        'WPS 还没有见过考核助手（authaddin.json 里没有）。上面都正常的话：全部退出 WPS，打开 WPS 表格，点“允许”，再全部退出、重新打开。'
      );
    else if (/^false/.test(trusted) && blocked)
      wrong(
        'W18',
        '没有获准（enable 是 false），而且 WPS 写了禁用名单 jsaddinblockhost.ini。ARM 版和有的个人版不管点什么都这样写，反复点“允许”没有用：请卸载后重装一次、重开 WPS；还这样，换企业版（32 位）WPS，或者用浏览器版。'
      );
    else if (/^false/.test(trusted))
      wrong(
        'W16',
        '没有获准（enable 是 false）：当时点了“不允许”。请选“卸载”，打开再退出一次 WPS，选“安装”，打开 WPS 点“允许”。'
      );
    else if (trusted === 'true false')
      wrong(
        'W17',
        '已经允许，还没有载入（isload 是 false）。请全部退出 WPS 再打开；还这样，先“卸载”再“安装”，然后重开 WPS。'
      );
    else fine('WPS 已经允许并载入过考核助手');
    if (blocked && !/^false/.test(trusted))
      note(
        'W18',
        '有禁用名单 jsaddinblockhost.ini：WPS 挡过加载项。选项卡已经出来的不用管；没有出来的，先“卸载”再“安装”，重开 WPS。'
      );
  }

  function check() {
    say('检查的是用户 ' + shell.ExpandEnvironmentStrings('%USERNAME%') + '。每个用户各装各的。');
    var folders = offices();
    if (folders.length === 0) wrong('W01', '在常见的位置没有找到 WPS。请先装好 WPS。');
    for (var index = 0; index < folders.length; index++) {
      var ini = folders[index] + '\\cfgs\\oem.ini';
      var value = pluginValue(read(ini).text);
      if (value === 'false')
        wrong('W14', ini + ' 里写着 JsApiPlugin=false，关掉了加载项。请管理员改成 true。');
      else if (value === '')
        note(
          'W14',
          ini + ' 里没有 [Support] JsApiPlugin=true。统一下发的一定要有；用本脚本装的，Windows 上一般不要。'
        );
      else fine('加载项是打开的：' + ini);
    }
    checkList();
    if (files.FolderExists(addons)) checkTrust();
    if (bad) say('请照上面“不对”的各条办，再检查一次。');
    else
      say(
        '没有查出不对的地方。选项卡还没有出来：全部退出 WPS（任务管理器里没有 wps.exe、et.exe），再打开 WPS 表格，并打开一个工作簿。'
      );
    return bad ? 1 : 0;
  }

  function usage() {
    say('用法：kaohe-wps.bat install|uninstall|check [--address http://.../wps/] [--enable enable]');
    return 2;
  }

  var given = WScript.Arguments;
  var verb = given.length > 0 ? String(given.Item(0)) : '';
  var address = ADDRESS;
  var enable = 'enable_dev';
  for (var at = 1; at < given.length; at += 2) {
    var value = at + 1 < given.length ? String(given.Item(at + 1)) : '';
    var option = String(given.Item(at));
    if (option === '--address' && value !== '') address = value;
    else if (option === '--enable' && /^(enable|enable_dev)$/.test(value)) enable = value;
    else return usage();
  }
  try {
    if (verb === '') {
      say('考核助手 WPS 加载项 ' + VERSION);
      say('1 安装    2 卸载    3 检查选项卡为什么没有出现');
      WScript.StdOut.Write('请输入 1、2 或 3，按回车：');
      var chosen = /[123]/.exec(String(WScript.StdIn.ReadLine()));
      verb = chosen ? ['install', 'uninstall', 'check'][Number(chosen[0]) - 1] : '';
    }
    if (verb === 'install') return install(address, enable);
    if (verb === 'uninstall') return uninstall();
    if (verb === 'check') return check();
  } catch (error) {
    say('没有办成：' + (error.description || error.message || error));
    say('常见的原因：WPS 正开着（请全部退出再试），文件夹不能写，或杀毒软件拦住了。');
    return 1;
  }
  return usage();
}

if (typeof WScript !== 'undefined') WScript.Quit(run());
