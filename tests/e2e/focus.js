// Lists focusable elements that look the same with focus as without, or that something covers.
() => {
  const LOOKS = ["outlineStyle", "outlineWidth", "outlineColor", "boxShadow", "backgroundColor",
    "borderTopColor", "borderBottomWidth", "textDecorationThickness", "color"];
  const look = (element) => {
    const near = [element, element.parentElement, element.nextElementSibling].filter(Boolean);
    return near.map((one) => ["", "::before", "::after"].map((part) => {
      const style = getComputedStyle(one, part || null);
      return LOOKS.map((name) => style[name]).join("|");
    }).join("|")).join("|");
  };
  const seen = (element) => {
    const box = element.getBoundingClientRect();
    const points = [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.1], [0.5, 0.9]];
    return points.some(([x, y]) => {
      const top = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
      return top && (element.contains(top) || top.contains(element) ||
        [...(element.labels || [])].some((label) => label.contains(top)));
    });
  };
  const focusable = "a[href], button:not([disabled]), input:not([type=hidden]):not([disabled]), " +
    "select:not([disabled]), textarea:not([disabled]), summary, [tabindex='0']";
  const faults = [];
  for (const element of document.querySelectorAll(focusable)) {
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    element.blur();
    const before = look(element);
    element.focus({ focusVisible: true });
    if (document.activeElement !== element) continue;
    const name = element.outerHTML.slice(0, 120).replace(/\s+/g, " ");
    if (look(element) === before) faults.push(`is not visible: ${name}`);
    else if (!seen(element)) faults.push(`is covered: ${name}`);
  }
  if (document.activeElement) document.activeElement.blur();
  window.scrollTo(0, 0);
  return faults;
}
