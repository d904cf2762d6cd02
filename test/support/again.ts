/**
 * On CI's machine, which may be busy with other work, a test that fails is tried once more, its first failure told in the
 * log: pages and other programs answer late there. On one's own machine nothing is tried again.
 */
if (process.env.CI !== undefined) jest.retryTimes(1, { logErrorsBeforeRetry: true });
