import { failed, ok } from '../base/finding';
import { address } from '../base/address';
import { cellAt } from '../sheets/data';
import { unitsOf } from '../schemes';
import { unitPlace } from '../views/place-of';
import { acceptanceForms, acceptanceScheme } from '../workflow/acceptance';
import type { Assistant, Package } from './api';
import { draftOf } from './create';
import { readMaster, type Desk } from './desk';

/** 验收: what people need to try the whole way in their own program. */

type Steps = Pick<Assistant, 'acceptanceDraft' | 'acceptanceFiles' | 'acceptanceCell'>;

export const acceptanceSteps = (desk: Desk): Steps => ({
  acceptanceDraft: () => Promise.resolve(draftOf(acceptanceScheme(), 'acceptance', [])),

  acceptanceFiles: async () => {
    const open = await readMaster(desk);
    if (!open.ok) return open;
    const forms = acceptanceForms(open.value, desk.now());
    if (!forms.ok) return forms;
    const files: Package[] = [];
    for (const { name, model } of forms.value)
      files.push({ name, bytes: await desk.files.write(model), files: 1, cancelled: false });
    return ok(files);
  },

  acceptanceCell: async () => {
    const open = await readMaster(desk);
    if (!open.ok) return open;
    const [first] = unitsOf(open.value.state.scheme, 'district');
    const place = first && unitPlace(open.value, 'incidents', first.id, 'major');
    const sheet = open.value.reading.book.sheets.find(({ name }) => name === place?.sheet);
    if (!place || !sheet)
      return failed(
        'acceptance-cell',
        '找不到“奖惩情形”的第一格。',
        '请用验收单新建的总表，别的总表不能验收。',
      );
    const { value } = cellAt(sheet, place.row, place.column);
    return ok({
      place,
      value: value === null ? '' : `${address(place.row, place.column)} 是 ${String(value)}`,
    });
  },
});
