import type { PluginCtor, Univer } from '@univerjs/core';

/** What the preset packages hand out: plugins, some with settings. */
export interface Preset {
  plugins: (PluginCtor | [PluginCtor, unknown])[];
}

/** Takes a preset's plugins in. */
export function registerPreset(univer: Univer, preset: Preset): void {
  for (const entry of preset.plugins) {
    const [plugin, settings] = Array.isArray(entry) ? entry : [entry, undefined];
    univer.registerPlugin(plugin, settings);
  }
}
