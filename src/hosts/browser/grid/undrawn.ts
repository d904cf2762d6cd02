import { IRenderManagerService } from '@univerjs/preset-sheets-core';
import type { Grid } from './univer';

/** Does work of many steps without a picture of each: the grid draws the whole sheet for every change of any sheet. */
export async function undrawn({ univer }: Grid, unit: string, work: () => Promise<void>): Promise<void> {
  const scene = univer.__getInjector().get(IRenderManagerService).getRenderById(unit)?.scene;
  if (!scene) return work();
  // The scene's own method is its class's; one of its own goes before it.
  Object.defineProperty(scene, 'render', { value: () => undefined, configurable: true, writable: true });
  try {
    await work();
  } finally {
    Reflect.deleteProperty(scene, 'render');
    scene.makeDirty(true);
  }
}
