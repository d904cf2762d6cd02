import type { WebpackPluginInstance } from 'webpack';

/** Puts manifest and icons beside the Excel pages, and fails the build when the manifest is not good. */
export declare function excelPackage(given: { baseUrl?: string; version: string }): WebpackPluginInstance;
