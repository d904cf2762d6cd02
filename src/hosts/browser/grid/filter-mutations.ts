/** Changes of the workbook that are nothing but a filter, by the names of their commands. */
export const filterMutations: readonly string[] = [
  'sheet.mutation.set-filter-range',
  'sheet.mutation.set-filter-criteria',
  'sheet.mutation.remove-filter',
  'sheet.mutation.re-calc-filter',
];

/** What the grid says after each of them. */
export const filterChanged = 'sheet.mutation.mark-dirty-filter-change';
