/** What a thrown thing says of itself, whatever was thrown and wherever it was made. */
export function messageOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'message' in error && typeof error.message === 'string')
    return error.message;
  return typeof error === 'string' ? error : '没有说明原因';
}
