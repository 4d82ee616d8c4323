// The published data that a checklist needs.
import { SITE } from "../page/base.js";

/** Returns the items of a file of the data; throws if it cannot be had. */
export const fetchData = async (name) => {
  const response = await fetch(new URL(`api/v1/${name}.json`, SITE));
  if (!response.ok) throw new Error(response.status);
  return (await response.json())[name];
};
