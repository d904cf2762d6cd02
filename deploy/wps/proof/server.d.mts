export declare const proofServer: (dist: string) => Promise<{
  address: string;
  asked: string[];
  reports: Map<string, string>;
  done: Promise<void>;
  close: () => void;
}>;
