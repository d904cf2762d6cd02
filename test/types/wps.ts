/// <reference types="et-jsapi-declare" />
import type * as ours from '../../src/hosts/wps/object-model/members';

/**
 * Our interface of WPS against the vendor's declarations: what they declare must do as what we use. Only compiled, and
 * apart from the rest: the vendor's file declares globals (Application, wps) that our sources must not see.
 */

/** Compiles only where the vendor's type can stand in for ours. */
type Fits<Vendor extends Ours, Ours> = [Vendor, Ours];

export type Held = [
  Fits<WPS.AddonRoot & WPS.EtAddonRoot & Et.Application, ours.Application>,
  Fits<Et.Workbooks, ours.Workbooks>,
  Fits<Et.Workbook, ours.Workbook>,
  Fits<Et.Sheets, ours.Worksheets>,
  Fits<Et.Worksheet, ours.Worksheet>,
  Fits<Et.Range, ours.Range>,
  Fits<Et.Font, ours.Font>,
  Fits<Et.Interior, ours.Interior>,
  Fits<Et.Border, ours.Border>,
  Fits<Et.Borders, ours.Borders>,
  Fits<Et.PageSetup, ours.PageSetup>,
  Fits<Et.Protection, ours.Protection>,
  Fits<Et.Names, ours.Names>,
  Fits<Et.Name, ours.Name>,
  Fits<WPS.FileSystem, ours.FileSystem>,
  Fits<WPS.Env, ours.Env>,
  Fits<WPS.EtApiEvent, ours.ApiEvent>,
  Fits<WPS.PluginStorage, ours.PluginStorage>,
  Fits<WPS.CustomTaskpane, ours.TaskPane>,
];

/** The page's own window, as WPS sets it up. */
export const application: ours.Application = window.Application;

/** Every member that we name is declared: an optional one that the vendor does not know would be a misspelling. */
type Undeclared<Vendor, Ours> = Exclude<keyof Ours, keyof Vendor>;
type Nothing<Names extends never> = Names;

export type Spelled = [
  Nothing<Undeclared<WPS.FileSystem, ours.FileSystem>>,
  Nothing<Undeclared<WPS.Env, ours.Env>>,
  Nothing<Undeclared<typeof window.Application, ours.Application>>,
];
