/** What Excel puts around a page of an add-in before any script of it runs: `window.external`, as office.js expects it. */

export interface ShellGiven {
  /** 「Excel|Win32|16.01|zh-CN|…」; with "isDialog" at the sixth place in a dialog. */
  hostInfo: string;
  /** Requirement sets as JSON. */
  matrix: string;
  /** Settings of the document for this add-in. */
  settings: readonly (readonly [string, string])[];
  address: string;
}

/** Everything that the page asks of Excel crosses to the test's side by this binding. */
type Ask = (what: string, ...given: unknown[]) => Promise<unknown>;

declare global {
  interface Window {
    excelHost: Ask;
    /** Called from the test's side when Excel tells of an event. */
    excelTells: (event: number, payload: unknown) => void;
  }
}

/** Runs in the page: it must not use anything outside itself. */
export function officeShell({ hostInfo, matrix, settings, address }: ShellGiven): void {
  type Handler = (event: number, payload: unknown) => void;
  type Done = (answer: unknown) => void;
  /** Arrays come from Excel as the arrays of its own language. */
  const safe = (value: unknown): unknown =>
    Array.isArray(value) ? { toArray: () => value.map(safe), dimensions: () => 1 } : value;
  const handlers = new Map<number, Handler>();
  const kept = new Map<string, string>(settings.map(([key, value]) => [key, value]));
  const control = {
    GetAppType: () => 1,
    GetSolutionRef: () => 'kaohe',
    GetAppVersionMajor: () => 16,
    GetAppVersionMinor: () => 1,
    GetAppUILocale: () => 2052,
    GetAppDataLocale: () => 2052,
    GetDocUrl: () => address,
    GetAppCapabilities: () => 0,
    GetActivationMode: () => 1,
    GetControlIntegrationLevel: () => 1,
    // office.js reads it as XML; of an empty one it makes a document whose style the policy refuses, to no effect.
    GetSolutionToken: () => '<t />',
    GetCorrelationId: () => '{00000000-0000-0000-0000-000000000001}',
    GetInstanceId: () => '{00000000-0000-0000-0000-000000000002}',
    GetTouchEnabled: () => false,
    GetCommerceAllowed: () => false,
    GetSupportedMatrix: () => matrix,
    GetDialogRequirementMatrix: () => matrix,
    GetHostFullVersion: () => '16.0.14332.20000',
    GetFeaturesForSolution: () => '',
    GetInitialDisplayMode: () => 0,
    GetSettings: () => ({
      Read: (keys: string[], values: string[]) => {
        for (const [key, value] of kept) {
          keys.push(key);
          values.push(value);
        }
      },
      Write: (keys: readonly string[], values: readonly string[]) => {
        kept.clear();
        keys.forEach((key, index) => kept.set(key, values[index] ?? ''));
        void window.excelHost('settings', [...kept]);
      },
    }),
  };
  const external = {
    GetHostInfo: () => hostInfo,
    GetContext: () => control,
    Execute: (method: number, given: unknown, done: Done) => {
      void window.excelHost('execute', method, given).then((answer) => {
        done(safe(answer));
      });
    },
    RegisterEvent: (event: number, target: string, handler: Handler, done: Done) => {
      handlers.set(event, handler);
      void window.excelHost('register', event, target).then(done);
    },
    UnregisterEvent: (event: number, target: string, done: Done) => {
      handlers.delete(event);
      void window.excelHost('unregister', event, target).then(done);
    },
    MessageParent2: (text: string) => void window.excelHost('message-parent', text),
    MessageChild2: (text: string) => void window.excelHost('message-child', text),
  };
  Object.defineProperty(window, 'external', { value: external });
  window.excelTells = (event, payload) => handlers.get(event)?.(event, safe(payload));
}
