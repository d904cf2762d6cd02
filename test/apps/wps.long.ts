import { describePane } from './wps-pane';

/** The pane in a newer engine of WPS; in the oldest it is in wps.test.ts. */
describePane(92);
