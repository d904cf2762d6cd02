const two = (value: number): string => String(value).padStart(2, '0');

/** Local time as 操作记录 shows it: "2020-01-18 09:30:05". */
export function now(at = new Date()): string {
  const date = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-');
  return `${date} ${[at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join(':')}`;
}
