import { describePane } from './wps-pane';

/** The pane in the oldest engine of WPS; a year in a newer one is in wps-switches. */
describePane(88);
