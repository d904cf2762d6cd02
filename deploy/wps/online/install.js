/*
 * Installs the add-in on this computer: asks the service that WPS keeps running to enter it into its list. ES5, for
 * whatever browser people have.
 */
(function () {
  var SERVICE = 'http://127.0.0.1:58890';
  /** Starts the service where it is not running; the browser asks whether it may. */
  var WAKE = 'ksoWPSCloudSvr://start=RelayHttpServer';
  var TRIES = 4;
  /** Stands in the scripts for the address. */
  var TOKEN = '@kaohe-address@';

  var state = document.getElementById('state');
  var buttons = [document.getElementById('install'), document.getElementById('uninstall')];
  /** Chromium 142 and later refuse without a question what a page over http asks of this computer. */
  var secure = window.location.protocol === 'https:';

  function say(text) {
    state.textContent = text;
  }

  function busy(is) {
    for (var index = 0; index < buttons.length; index++) buttons[index].disabled = is;
  }

  /** The folder that this page lies in beside the add-in, with "/" at its end. */
  function folder() {
    var here = window.location.href.replace(/[?#].*$/, '');
    return here.substring(0, here.lastIndexOf('/') + 1);
  }

  /** What the service reads: text in base64. */
  function message(command) {
    var entry = {
      cmd: command,
      name: 'kaohe',
      addonType: 'et',
      online: 'true',
      url: folder(),
      version: '',
    };
    return window.btoa(unescape(encodeURIComponent(JSON.stringify(entry))));
  }

  function send(method, url, body, done) {
    var request = new XMLHttpRequest();
    var over = false;
    function end(text) {
      if (over) return;
      over = true;
      done(text);
    }
    request.open(method, url, true);
    request.timeout = 5000;
    request.onload = function () {
      end(request.status === 200 ? request.responseText : null);
    };
    request.onerror = request.ontimeout = function () {
      end(null);
    };
    request.send(body);
  }

  function wake() {
    var frame = document.createElement('iframe');
    frame.style.display = 'none';
    frame.src = WAKE;
    document.body.appendChild(frame);
    window.setTimeout(function () {
      document.body.removeChild(frame);
    }, 2000);
  }

  /** Waits for the service, then gives it the command. */
  function command(name, tries, done) {
    send('POST', SERVICE + '/version', '', function (version) {
      if (version !== null) {
        send('POST', SERVICE + '/deployaddons/runParams', message(name), function (answer) {
          done(answer === null ? 'refused' : answer === '' || /^OK/i.test(answer) ? 'done' : answer);
        });
      } else if (tries > 1) {
        wake();
        window.setTimeout(function () {
          command(name, tries - 1, done);
        }, 1500);
      } else done('absent');
    });
  }

  var WORDS = {
    done: {
      enable: '已登记。请打开 WPS 表格，点“允许”，再把 WPS 全部关掉重开一次。',
      disable: '已取消登记。重新打开 WPS 后，“考核助手”选项卡就没有了。',
    },
    absent: secure
      ? '没有连上本机的 WPS。请确认这台电脑装了 WPS，先打开一次 WPS 表格，再点一次；浏览器问是否允许访问本机时点“允许”。仍不行，用下面的安装脚本。'
      : '没有连上本机的 WPS。本页是 http 网页，新的浏览器不让它联系本机：请用下面的安装脚本。浏览器旧的，先打开一次 WPS 表格，再点一次。',
    refused: '本机的 WPS 没有接受。这个版本可能不允许安装加载项，请改用浏览器版。',
  };

  function run(name) {
    busy(true);
    say('正在联系本机的 WPS……');
    command(name, TRIES, function (outcome) {
      busy(false);
      if (outcome === 'done') say(WORDS.done[name]);
      else say(WORDS[outcome] || '本机的 WPS 答复：' + outcome);
    });
  }

  /** Hands a script out with the address of this folder in it. */
  function handOut(name) {
    var address = folder();
    if (!/^https?:\/\/[A-Za-z0-9._~:/%+@-]+\/$/.test(address)) {
      say('本页的网址里有脚本不能用的字符，请告诉管理员：' + address);
      return;
    }
    send('GET', name, null, function (text) {
      if (text === null || text.indexOf(TOKEN) < 0) {
        say('服务器上没有安装脚本（' + name + '）。请告诉管理员。');
        return;
      }
      var file = new Blob([text.split(TOKEN).join(address)], { type: 'application/octet-stream' });
      if (window.navigator.msSaveOrOpenBlob) {
        window.navigator.msSaveOrOpenBlob(file, name);
        return;
      }
      var link = document.createElement('a');
      link.href = window.URL.createObjectURL(file);
      link.download = name;
      document.body.appendChild(link);
      link.click();
      window.setTimeout(function () {
        document.body.removeChild(link);
        window.URL.revokeObjectURL(link.href);
      }, 10000);
      say('已下载 ' + name + '。请照本页“用安装脚本”的说明运行。');
    });
  }

  if (!secure) document.getElementById('insecure').hidden = false;
  document.getElementById('windows').onclick = function () {
    handOut('kaohe-wps.bat');
  };
  document.getElementById('linux').onclick = function () {
    handOut('kaohe-wps.sh');
  };
  buttons[0].onclick = function () {
    // A server that answers every address with its front page would only fail later, inside WPS.
    send('GET', 'ribbon.xml', null, function (text) {
      if (text !== null && /^\s*<customUI/.test(text)) run('enable');
      else say('服务器上没有加载项的文件（ribbon.xml）。请告诉管理员。');
    });
  };
  buttons[1].onclick = function () {
    run('disable');
  };
})();
