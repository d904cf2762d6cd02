#!/bin/sh
# 考核助手 WPS 加载项：安装、卸载、检查。统信、麒麟等 Linux，不需要管理员权限（oem 除外）。
#
#   sh kaohe-wps.sh install              装上：登记到 publish.xml，不动别的加载项
#   sh kaohe-wps.sh uninstall            卸下：只去掉考核助手
#   sh kaohe-wps.sh check                看选项卡为什么没有出现
#   sudo sh kaohe-wps.sh oem             在 oem.ini 里打开加载项（JsApiPlugin=true）
#   sudo sh kaohe-wps.sh oem-undo        把上一条的改动退回去
#
#   --address http://…/wps/              从服务器打开，不复制文件（从安装页下载的脚本已经带着）
#   --enable enable                      个别版本不认 enable_dev 时用
#   --root 文件夹                        WPS 装在别的根目录下（封装镜像）；默认是 /
#
# Bytes, not letters: what others wrote into the files comes back as it was, in whatever encoding.
LC_ALL=C
export LC_ALL
set -u

VERSION='{{version}}'
ADDRESS='@kaohe-address@'
case $ADDRESS in @*) ADDRESS='' ;; esac
ENABLE=enable_dev
ROOT=''
FILES='ribbon.xml
index.html
main.js
manifest.xml
package.json
pane.html'
# Folders may have blanks in their names; a line is one.
IFS='
'

say() { printf '%s\n' "$*"; }
usage() {
  sed -n '2,12s/^# \{0,1\}//p' "$0"
  exit 2
}

VERB=${1-}
[ $# -gt 0 ] && shift
while [ $# -gt 0 ]; do
  [ $# -gt 1 ] || usage
  case $1 in
    --address) ADDRESS=$2 ;;
    --enable) ENABLE=$2 ;;
    --root) ROOT=${2%/} ;;
    *) usage ;;
  esac
  shift 2
done
case $ENABLE in enable | enable_dev) ;; *) usage ;; esac

HERE=$(cd "$(dirname "$0")" && pwd) || exit 1
SHARE=${HOME:-/nowhere}/.local/share
ADDONS=$SHARE/Kingsoft/wps/jsaddons
LIST=$ADDONS/publish.xml
# An empty file is no list, and nothing to keep.
listed() { [ -f "$LIST" ] && grep -q '[^[:space:]]' "$LIST"; }

# ---- publish.xml: twin of editList in windows.js, held to it by tests ----
# MODE merge puts ENTRY in and takes older ones of ours out, remove only takes them out, list names them.
# Ends with 3 for what is no list of add-ins: then nothing may be written.
LIST_PROGRAM='
function attribute(tag, name,   value) {
  if (!match(tag, "[ \t\r\n]" name "[ \t\r\n]*=[ \t\r\n]*(\"[^\"]*\"|\047[^\047]*\047)")) return ""
  value = substr(tag, RSTART, RLENGTH)
  sub(/^[^=]*=[ \t\r\n]*/, "", value)
  return substr(value, 2, length(value) - 2)
}
function tag_end(from,   at, c, quote) {
  quote = ""
  for (at = from; at <= n; at++) {
    c = substr(s, at, 1)
    if (quote != "") { if (c == quote) quote = "" }
    else if (c == "\"" || c == "\047") quote = c
    else if (c == ">") return at
  }
  return 0
}
function named(tag,   name) {
  name = tag
  sub(/^<\/?/, "", name)
  sub(/[ \t\r\n\/>].*$/, "", name)
  return name
}
function trim_blanks() { sub(/[ \t]+$/, "", out) }
function insert() {
  trim_blanks()
  if (out !~ /\n$/) out = out nl
  out = out "  " ENVIRON["ENTRY"] nl
}
function bad() { failed = 1; exit 3 }
BEGIN { RS = "\001" }
{ s = s $0 }
END {
  if (failed) exit 3
  mode = ENVIRON["MODE"]; n = length(s); nl = index(s, "\r\n") ? "\r\n" : "\n"
  at = 1; depth = 0; root = 0; skipping = 0; out = ""
  if (substr(s, 1, 3) == "\357\273\277") { out = substr(s, 1, 3); at = 4 }
  while (at <= n) {
    rest = substr(s, at)
    if (substr(rest, 1, 1) != "<") {
      until = index(rest, "<"); text = until ? substr(rest, 1, until - 1) : rest
      if (depth == 0 && text ~ /[^ \t\r\n]/) bad()
      if (!skipping) out = out text
      at += length(text); continue
    }
    closer = ""
    if (substr(rest, 1, 4) == "<!--") closer = "-->"
    else if (substr(rest, 1, 2) == "<?") closer = "?>"
    else if (substr(rest, 1, 2) == "<!") bad()
    if (closer != "") {
      until = index(rest, closer); if (!until) bad()
      text = substr(rest, 1, until + length(closer) - 1)
      if (!skipping) out = out text
      at += length(text); continue
    }
    end = tag_end(at); if (!end) bad()
    tag = substr(s, at, end - at + 1); at = end + 1
    name = named(tag); closed = substr(tag, length(tag) - 1, 1) == "/"
    if (substr(tag, 2, 1) == "/") {
      if (depth == 0 || stack[depth] != name) bad()
      depth--
      if (skipping) { if (depth == 1) skipping = 0; continue }
      if (depth == 0 && mode == "merge") insert()
      out = out tag; continue
    }
    if (depth == 0) {
      if (name != "jsplugins" || root) bad()
      root = 1
      if (closed && mode == "merge") {
        sub(/[ \t\r\n]*\/>$/, ">", tag); out = out tag; insert(); out = out "</jsplugins>"
      } else out = out tag
      if (!closed) stack[++depth] = name
      continue
    }
    if (depth == 1 && (name == "jsplugin" || name == "jspluginonline") && attribute(tag, "name") == "kaohe") {
      if (mode == "list") found = found name "\t" attribute(tag, "type") "\t" attribute(tag, "enable") "\t" attribute(tag, "version") "\t" attribute(tag, "url") "\n"
      trim_blanks(); sub(/\r?\n$/, "", out)
      if (!closed) { skipping = 1; stack[++depth] = name }
      continue
    }
    if (depth == 1 && !skipping) others++
    if (!skipping) out = out tag
    if (!closed) stack[++depth] = name
  }
  if (depth != 0 || !root) bad()
  if (mode == "list") printf "%s", found
  else if (mode == "others") print others + 0
  else printf "%s", out
}'
edit_list() { MODE=$1 ENTRY=${3-} awk "$LIST_PROGRAM" "$2"; }

# ---- oem.ini: twins of iniValue and withIni in windows.js ----
INI_PROGRAM='
function blank(text) { gsub(/[ \t\r]/, "", text); return tolower(text) }
function flush_missing() { if (here && !done) { print "JsApiPlugin=true" cr; done = 1 } }
{
  line = $0; cr = line ~ /\r$/ ? "\r" : cr; bare = blank(line)
  sub(/^\357\273\277/, "", bare)
  if (bare ~ /^\[.*\]$/) { if (mode == "set") flush_missing(); here = bare == "[support]" }
  else if (here && bare ~ /^jsapiplugin=/) {
    value = substr(bare, 13)
    if (mode == "set") { if (done) next; print "JsApiPlugin=true" cr; done = 1; next }
    if (mode == "unset") next
  }
  if (mode != "get") print line
}
END {
  if (mode == "get") print value
  if (mode == "set" && !done) { if (!here) print "[Support]" cr; print "JsApiPlugin=true" cr }
}'
ini() { awk -v mode="$1" "$INI_PROGRAM" "$2"; }

# ---- authaddin.json: twin of trustOf in windows.js. Prints "enable isload", or nothing where kaohe is not named ----
TRUST_PROGRAM='
function flag(text, name) {
  if (!match(text, "\"" name "\"[ \t\r\n]*:[ \t\r\n]*[^,} \t\r\n]+")) return "?"
  text = substr(text, RSTART, RLENGTH); sub(/^[^:]*:[ \t\r\n]*/, "", text); gsub(/"/, "", text)
  return tolower(text) ~ /^(true|1)$/ ? "true" : "false"
}
BEGIN { RS = "\001" }
{ s = s $0 }
END {
  count = split(s, parts, "{"); section = ""
  for (i = 2; i <= count; i++) {
    before = parts[i - 1]
    if (match(before, /"(et|wps|wpp|pdf)"[ \t\r\n]*:[ \t\r\n]*$/)) {
      section = substr(before, RSTART + 1); sub(/".*$/, "", section)
    }
    body = parts[i]; sub(/}.*$/, "", body)
    if (section != "" && section != "et") continue
    if (body ~ /"name"[ \t\r\n]*:[ \t\r\n]*"kaohe"/) { print flag(body, "enable") " " flag(body, "isload"); exit }
  }
}'
trust() { awk "$TRUST_PROGRAM" "$1"; }

# ---- where WPS is ----
office_folders() {
  for folder in "$ROOT"/opt/kingsoft/wps-office/office6 "$ROOT"/opt/apps/*/files/kingsoft/wps-office/office6; do
    [ -d "$folder" ] && say "$folder"
  done
  return 0
}
sandboxed() {
  [ -d "$ROOT/var/lib/flatpak/app/com.wps.Office" ] || [ -d "$SHARE/flatpak/app/com.wps.Office" ] ||
    [ -d "$ROOT/snap/wps-office" ] || [ -d "$ROOT/snap/wps-2019-snap" ]
}
plugin_on() { [ -f "$1/cfgs/oem.ini" ] && [ "$(ini get "$1/cfgs/oem.ini")" = true ]; }
running() { command -v pgrep >/dev/null 2>&1 && [ -z "$ROOT" ] && pgrep -u "$(id -u)" -x 'et|wps|wpsoffice' >/dev/null 2>&1; }

entry() {
  if [ -n "$ADDRESS" ]; then
    say "<jspluginonline name=\"kaohe\" type=\"et\" url=\"$ADDRESS\" debug=\"\" enable=\"$ENABLE\" install=\"null\" customDomain=\"\"/>"
  else
    say "<jsplugin name=\"kaohe\" type=\"et\" url=\"kaohe_$VERSION\" version=\"$VERSION\" enable=\"$ENABLE\" install=\"null\" customDomain=\"\"/>"
  fi
}
# A folder is ours only if its own description says so.
ours() { [ -f "$1/manifest.xml" ] && grep -q '<Name>kaohe</Name>' "$1/manifest.xml"; }
write() {
  # Beside the file and then over it: a full disk or a cut does not leave half a list.
  cat >"$1.kaohe-new" && mv -f "$1.kaohe-new" "$1" || { rm -f "$1.kaohe-new"; say "写不进 $1。请看磁盘是不是满了、文件夹能不能写。"; exit 1; }
}
not_as_root() {
  [ -n "${SUDO_USER-}" ] && [ "$SUDO_USER" != root ] && {
    say "请不要加 sudo：加载项装给正在登录的人，现在会装到 $HOME。"
    exit 1
  }
  return 0
}
unreadable() {
  say "$LIST 不是完整的加载项清单（可能写坏了，或者不是 UTF-8），没有动它。"
  say '请先改好它，或者改名留存，再运行一次。'
  exit 1
}

install() {
  not_as_root
  case $ADDRESS in
    '') ;;
    *[!A-Za-z0-9._~:/%+@-]*) say "网址里有不能用的字符：$ADDRESS"; exit 2 ;;
    http://?*/ | https://?*/) ;;
    *) say "网址要以 http:// 或 https:// 开头、以 / 结尾：$ADDRESS"; exit 2 ;;
  esac
  if [ -z "$ADDRESS" ] && [ ! -f "$HERE/kaohe_$VERSION/ribbon.xml" ]; then
    say "脚本旁边没有文件夹 kaohe_$VERSION。请把离线包整个解压出来再运行，或者从安装页下载脚本。"
    exit 1
  fi
  running && say '提醒：WPS 正开着。装完要全部退出再打开。'
  mkdir -p "$ADDONS" || { say "建不了文件夹 $ADDONS。"; exit 1; }
  if listed; then
    new=$(edit_list merge "$LIST" "$(entry)" && printf x) || unreadable
  else
    new=$(printf '%s\n' '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' '<jsplugins>' "  $(entry)" '</jsplugins>' && printf x)
  fi
  if [ -z "$ADDRESS" ]; then
    rm -rf "$ADDONS/kaohe_$VERSION.kaohe-new"
    cp -R "$HERE/kaohe_$VERSION" "$ADDONS/kaohe_$VERSION.kaohe-new" || { say "复制不到 $ADDONS。"; exit 1; }
    rm -rf "$ADDONS/kaohe_$VERSION"
    mv "$ADDONS/kaohe_$VERSION.kaohe-new" "$ADDONS/kaohe_$VERSION"
    say "已复制：$ADDONS/kaohe_$VERSION"
  fi
  if listed && [ ! -f "$LIST.kaohe-before" ]; then
    cp -p "$LIST" "$LIST.kaohe-before" && say "原来的清单留了一份：$LIST.kaohe-before"
  fi
  printf '%s' "${new%x}" | write "$LIST"
  say "已登记：$LIST（别的加载项 $(edit_list others "$LIST") 个，没有动）"
  for old in "$ADDONS"/kaohe_*; do
    [ -d "$old" ] && [ "$old" != "$ADDONS/kaohe_$VERSION" ] && ours "$old" && rm -rf "$old" && say "已删去旧版本：$old"
    [ -n "$ADDRESS" ] && [ -d "$old" ] && ours "$old" && rm -rf "$old" && say "已删去离线的文件夹：$old"
  done
  off=0
  for folder in $(office_folders); do plugin_on "$folder" || { off=1; say "还差一步：$folder/cfgs/oem.ini 里没有打开加载项。"; }; done
  [ $off = 0 ] || say "请运行：sudo sh \"$HERE/$(basename "$0")\" oem"
  [ -n "$(office_folders)" ] || say '提醒：在常见的位置没有找到 WPS。'
  say '接下来：打开 WPS 表格，问“是否信任”时点“允许”；再把 WPS 全部退出，重新打开，选项卡就出来了。'
  say "没有出来：sh \"$HERE/$(basename "$0")\" check"
}

uninstall() {
  not_as_root
  done=0
  if listed; then
    new=$(edit_list remove "$LIST" && printf x) || unreadable
    if [ -n "$(edit_list list "$LIST")" ]; then
      done=1
      if [ "$(edit_list others "$LIST")" = 0 ] && [ ! -f "$LIST.kaohe-before" ]; then
        rm -f "$LIST" && say "清单里只有考核助手，已删去：$LIST"
      else
        printf '%s' "${new%x}" | write "$LIST"
        say "已从清单里去掉考核助手：$LIST（别的加载项没有动）"
      fi
    fi
    rm -f "$LIST.kaohe-before"
  fi
  for old in "$ADDONS"/kaohe_*; do
    [ -d "$old" ] && ours "$old" && rm -rf "$old" && done=1 && say "已删去：$old"
  done
  [ $done = 1 ] || say '这个用户没有装考核助手，没有什么要卸的。'
  say '总表和发出的表不受影响，照旧能用。WPS 记着的“允许”不用管。'
}

oem() {
  found=0
  for folder in $(office_folders); do
    found=1
    file=$folder/cfgs/oem.ini
    if plugin_on "$folder"; then say "已经是打开的：$file"; continue; fi
    [ -w "$folder/cfgs" ] || { say "没有权限改 $file。请在命令前加 sudo。"; exit 1; }
    if [ -f "$file" ]; then cp -p "$file" "$file.kaohe-before"; else : >"$file" && : >"$file.kaohe-none"; fi
    ini set "$file" | write "$file"
    chmod a+r "$file"
    say "已打开加载项（[Support] JsApiPlugin=true）：$file"
  done
  [ $found = 1 ] || { say '在常见的位置没有找到 WPS，没有改什么。'; exit 1; }
}

oem_undo() {
  found=0
  for folder in $(office_folders); do
    file=$folder/cfgs/oem.ini
    [ -f "$file.kaohe-before" ] || [ -f "$file.kaohe-none" ] || continue
    found=1
    [ -w "$folder/cfgs" ] || { say "没有权限改 $file。请在命令前加 sudo。"; exit 1; }
    # Only our line goes back: what others wrote since then stays.
    before=''
    [ -f "$file.kaohe-before" ] && before=$(ini get "$file.kaohe-before")
    ini unset "$file" | if [ -n "$before" ]; then awk -v value="$before" '{ print } tolower($0) ~ /^[ \t]*\[support\][ \t\r]*$/ { print "JsApiPlugin=" value }'; else cat; fi | write "$file"
    chmod a+r "$file"
    if [ -f "$file.kaohe-none" ] && [ "$(tr -d ' \t\r\n' <"$file")" = '[Support]' ]; then rm -f "$file"; fi
    rm -f "$file.kaohe-before" "$file.kaohe-none"
    say "已退回：$file"
  done
  [ $found = 1 ] || say '没有本脚本改过的 oem.ini。'
}

# ---- check: the numbers are those of docs/部署-WPS.md and of windows.js ----
BAD=0
wrong() { BAD=1; say "[不对 $1] $2"; }
note() { say "[注意 $1] $2"; }
fine() { say "[正常] $1"; }

check_folder() {
  missing=''
  for file in $FILES; do [ -f "$1/$file" ] || missing="$missing $file"; done
  [ -z "$missing" ] && { fine "文件齐全：$1"; return; }
  for inner in "$1"/*/ribbon.xml; do
    [ -f "$inner" ] && { wrong W12 "文件夹多套了一层：ribbon.xml 在 $inner。请把里面那一层的内容移出来。"; return; }
  done
  wrong W12 "文件夹里缺文件：$1 缺$missing。请重新安装。"
}

check_entry() {
  kind=$1 type=$2 enable=$3 version=$4 url=$5
  [ "$type" = et ] || wrong W08 "登记的 type 是“$type”，应是 et（WPS 表格）。请重新安装。"
  case $enable in enable | enable_dev | true | '') ;; *) wrong W09 "登记的 enable 是“$enable”，等于停用。请重新安装。" ;; esac
  if [ "$kind" = jspluginonline ]; then
    case $url in
      http*/) fine "从服务器打开：$url。请在本机浏览器里打开 ${url}ribbon.xml，应看到以 <customUI 开头的内容" ;;
      *) wrong W10 "登记的地址没有以 / 结尾：$url。请重新安装。" ;;
    esac
    return
  fi
  case $url in
    *.7z) wrong W11 "登记的是压缩包 $url，它不在 jsaddons 里（0.1.0 的离线包有这个错）。请用现在的离线包重新安装。"; return ;;
  esac
  if [ ! -d "$ADDONS/$url" ]; then wrong W11 "登记的文件夹不存在：$ADDONS/$url。请重新安装。"; return; fi
  [ "$url" = "kaohe_$version" ] || wrong W13 "文件夹名 $url 与登记的版本 $version 不一致。请重新安装。"
  check_folder "$ADDONS/$url"
}

check() {
  say "检查的是用户 $(id -un)（$HOME）。每个用户各装各的。"
  [ -n "${SUDO_USER-}" ] && wrong W21 '加了 sudo，看的是管理员的文件夹。请不加 sudo 再运行一次。'
  if [ -n "$(office_folders)" ]; then
    for folder in $(office_folders); do
      if plugin_on "$folder"; then fine "加载项是打开的：$folder/cfgs/oem.ini"; else
        wrong W14 "$folder/cfgs/oem.ini 里没有 [Support] JsApiPlugin=true，WPS 会不声不响地不理所有加载项。请运行：sudo sh \"$HERE/$(basename "$0")\" oem"
      fi
    done
  elif sandboxed; then
    wrong W02 '装的是 flatpak 或 snap 版的 WPS，它看不见这里的 jsaddons。请换成 .deb 版，或者用浏览器版。'
  else
    wrong W01 '在 /opt/kingsoft 和 /opt/apps 里没有找到 WPS。请先装好 WPS；装在别处的，用 --root 指明。'
  fi
  if [ ! -d "$ADDONS" ]; then
    wrong W03 "没有文件夹 $ADDONS：这个用户没有装过加载项。请运行 install。"
  elif ! listed; then
    if [ -f "$ADDONS/jsplugins.xml" ] && grep -q 'name="kaohe"' "$ADDONS/jsplugins.xml"; then fine '由单位统一下发（jsplugins.xml）'; else
      wrong W04 "没有 $LIST，或者是空的：没有登记。请运行 install。"
    fi
  elif ! entries=$(edit_list list "$LIST"); then
    wrong W05 "$LIST 写坏了，或者不是 UTF-8，WPS 读不懂。请改好它，或改名留存后运行 install。"
  elif [ -z "$entries" ]; then
    if [ -f "$ADDONS/jsplugins.xml" ] && grep -q 'name="kaohe"' "$ADDONS/jsplugins.xml"; then fine '由单位统一下发（jsplugins.xml）'; else
      wrong W06 "清单里没有考核助手：$LIST（别的加载项 $(edit_list others "$LIST") 个）。有的办公系统一打开文件就把清单清空、只留自己的。请运行 install；常被清掉的，请管理员改用统一下发。"
    fi
  else
    [ "$(printf '%s\n' "$entries" | grep -c .)" = 1 ] || wrong W07 '清单里考核助手登记了不止一行。请运行 install，会并成一行。'
    tab=$(printf '\t')
    first=$(printf '%s\n' "$entries" | head -n 1)
    rest=$first
    kind=${rest%%"$tab"*} rest=${rest#*"$tab"}
    type=${rest%%"$tab"*} rest=${rest#*"$tab"}
    enable=${rest%%"$tab"*} rest=${rest#*"$tab"}
    check_entry "$kind" "$type" "$enable" "${rest%%"$tab"*}" "${rest#*"$tab"}"
    [ -f "$ADDONS/jsplugins.xml" ] && grep -q 'name="kaohe"' "$ADDONS/jsplugins.xml" &&
      note W19 'jsplugins.xml（统一下发）里也有考核助手。两种只留一种，同名的会互相挡住。'
  fi
  [ -d "$SHARE/kingsoft" ] && note W20 "有一个小写的文件夹 $SHARE/kingsoft，WPS 不看它；K 要大写。"
  if [ -d "$ADDONS" ]; then
    trusted=''
    [ -f "$ADDONS/authaddin.json" ] && trusted=$(trust "$ADDONS/authaddin.json")
    case $trusted in
      '') note W15 'WPS 还没有见过考核助手（authaddin.json 里没有）。上面都正常的话：全部退出 WPS，打开 WPS 表格，点“允许”，再全部退出、重新打开。' ;;
      'false '*)
        if [ -f "$ADDONS/jsaddinblockhost.ini" ]; then
          wrong W18 '没有获准（enable 是 false），而且 WPS 写了禁用名单 jsaddinblockhost.ini。ARM 版和有的个人版不管点什么都这样写，反复点“允许”没有用：请卸载后重装一次、重开 WPS；还这样，换企业版（32 位）WPS，或者用浏览器版。'
        else
          wrong W16 '没有获准（enable 是 false）：当时点了“不允许”。请运行 uninstall，打开再退出一次 WPS，运行 install，打开 WPS 点“允许”。'
        fi ;;
      'true false') wrong W17 '已经允许，还没有载入（isload 是 false）。请全部退出 WPS 再打开；还这样，先 uninstall 再 install，然后重开 WPS。' ;;
      *) fine 'WPS 已经允许并载入过考核助手' ;;
    esac
    case $trusted in 'false '*) ;; *) [ -f "$ADDONS/jsaddinblockhost.ini" ] && note W18 '有禁用名单 jsaddinblockhost.ini：WPS 挡过加载项。选项卡已经出来的不用管；没有出来的，先 uninstall 再 install，重开 WPS。' ;; esac
  fi
  if [ $BAD = 0 ]; then say '没有查出不对的地方。选项卡还没有出来：全部退出 WPS，再打开 WPS 表格，并打开一个工作簿。'; else say '请照上面“不对”的各条办，再检查一次。'; fi
  return $BAD
}

case $VERB in
  install | uninstall | check | oem) $VERB ;;
  oem-undo) oem_undo ;;
  *) usage ;;
esac
