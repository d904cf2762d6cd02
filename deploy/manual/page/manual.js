'use strict';

/** 在手册里查：parts that have all the words stay, the others go out of sight. Runs in engines as old as those of WPS. */
(function () {
  var box = document.getElementById('search');
  var found = document.getElementById('found');
  var parts = Array.prototype.slice.call(document.querySelectorAll('main section'));
  var entries = Array.prototype.slice.call(document.querySelectorAll('nav [data-part]'));

  function has(part, words) {
    var text = part.textContent.toLowerCase();
    return words.every(function (word) {
      return text.indexOf(word) >= 0;
    });
  }

  box.addEventListener('input', function () {
    var words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
    var count = 0;
    var shown = {};
    parts.forEach(function (part) {
      var stays = has(part, words);
      part.hidden = !stays;
      shown[part.id] = stays;
      if (stays) count += 1;
    });
    entries.forEach(function (entry) {
      entry.hidden = !shown[entry.getAttribute('data-part')];
    });
    found.textContent =
      words.length === 0
        ? ''
        : count === 0
          ? '没有找到，换个说法试试。'
          : '有 ' + count + ' 处说到，其余的收起了。';
  });
})();
