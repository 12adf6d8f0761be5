// The sample follows what is typed, and says how well it can be read. The server decides.
"use strict";
{
  const luminance = (colour) =>
    [1, 3, 5]
      .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
      .map((each) => (each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4))
      .reduce((sum, each, at) => sum + each * [0.2126, 0.7152, 0.0722][at], 0);

  const ratio = (one, other) => {
    const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (lighter + 0.05) / (darker + 0.05);
  };

  const asColour = (text) => {
    const digits = text.trim().toLowerCase().replace(/^#/, "");
    const six = digits.length === 3 ? digits.replace(/./g, "$&$&") : digits;
    return /^[0-9a-f]{6}$/.test(six) ? `#${six}` : "";
  };

  const lowest = (colour, grounds) => Math.min(...grounds.map((ground) => ratio(colour, ground)));

  // The same hue, lighter or darker: the first step from it that can be read on all grounds.
  const nearest = (colour, grounds, enough) => {
    const rgb = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255);
    const [least, most] = [Math.min(...rgb), Math.max(...rgb)];
    const [lightness, spread] = [(most + least) / 2, most - least];
    const saturation = spread && spread / (1 - Math.abs(2 * lightness - 1));
    const at = (light) => {
      const width = saturation * (1 - Math.abs(2 * light - 1));
      const parts = rgb.map((each) => (spread ? (each - least) / spread : 0) * width + light - width / 2);
      return "#" + parts.map((each) => Math.round(255 * each).toString(16).padStart(2, "0")).join("");
    };
    const steps = [...Array(256).keys()].map((step) => step / 255);
    steps.sort((a, b) => Math.abs(a - lightness) - Math.abs(b - lightness));
    return [colour, ...steps.map(at)].find((each) => lowest(each, grounds) >= enough);
  };

  document.addEventListener("DOMContentLoaded", () => {
    const samples = document.querySelector(".samples");
    if (!samples) return;
    const inputs = Object.fromEntries(
      [...document.querySelectorAll("[data-accent]")].map((each) => [each.dataset.accent, each]),
    );

    const enough = Number(samples.dataset.enough);

    const show = (room, input, made) => {
      const chosen = asColour(input.value);
      const box = samples.querySelector(`[data-room="${room}"]`);
      const grounds = box.dataset.grounds.split(" ");
      const colour = chosen || (made ? nearest(made, grounds, enough) : box.dataset.house);
      const found = lowest(colour, grounds);
      const whose = chosen ? "" : made ? `Made from the one on paper: ${colour}. ` : "The house’s own. ";
      const said = found >= enough ? "enough" : `too little; the nearest that can be read is ${nearest(colour, grounds, enough)}`;
      box.style.setProperty("--tried", colour);
      input.nextElementSibling.value = colour;
      box.querySelector(".sample__contrast").textContent =
        `${whose}Contrast ${(Math.floor(found * 10) / 10).toFixed(1)} to 1: ${said}.`;
    };

    const follow = () => {
      show("light", inputs.accent);
      show("dark", inputs.accent_in_the_dark, asColour(inputs.accent.value));
    };

    for (const input of Object.values(inputs)) {
      const swatch = document.createElement("input");
      swatch.type = "color";
      swatch.className = "swatch";
      swatch.setAttribute("aria-label", `Pick the colour: ${input.labels[0].textContent.replace(/:\s*$/, "").trim()}`);
      swatch.addEventListener("input", () => {
        input.value = swatch.value;
        follow();
      });
      input.addEventListener("input", follow);
      input.after(swatch);
    }
    follow();
  });
}
