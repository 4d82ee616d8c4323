// What several scripts need: where the site's root is, and a short way to make an element.

// The site may live in a folder: its root is found from this file.
export const SITE = new URL("../../", import.meta.url);

/** Makes an element with some properties and children. */
export const create = (tag, properties, ...children) => {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
};

/** Makes a button that does something when it is pressed. */
export const button = (label, act) => {
  const node = create("button", { type: "button" }, ...[label].flat());
  node.addEventListener("click", act);
  return node;
};
