/** A formula whatever Excel quotes or spaces differently, for telling whether two are the same. */
export const plain = (formula: unknown): string => String(formula).replace(/[\s']/g, '').toUpperCase();
