/** Marks the file as ours (`PRAGMA application_id`): "Hold" in ASCII. */
export const applicationId = 0x486f6c64;
export const markAsOurs = `PRAGMA application_id = ${applicationId}`;
