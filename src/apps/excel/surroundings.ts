/// <reference types="office-js" />

/** What the page finds around it once office.js has looked: Excel, another program, or only a browser. */
export interface Surroundings {
  /** 「Excel」; null outside Office. */
  host: string | null;
  /** As the program gives it, "" outside. */
  version: string;
  /** 「PC」, 「Mac」, 「OfficeOnline」; "" outside. */
  platform: string;
  /** Language of its windows, 「zh-CN」; "" outside. */
  language: string;
  supports: (set: string, version: string) => boolean;
}

const outside: Surroundings = { host: null, version: '', platform: '', language: '', supports: () => false };

/** Waits for office.js. Null where it did not load. */
export async function surroundings(): Promise<Surroundings | null> {
  if (typeof Office === 'undefined') return null;
  // Outside Office there is no host, whatever the declarations say, and no requirements to ask.
  const { host, platform } = (await Office.onReady()) as unknown as Record<
    'host' | 'platform',
    string | null
  >;
  if (host === null) return outside;
  const { requirements, diagnostics, displayLanguage } = Office.context;
  return {
    host,
    version: diagnostics.version,
    platform: platform ?? '',
    language: displayLanguage,
    supports: (set, version) => requirements.isSetSupported(set, version),
  };
}
