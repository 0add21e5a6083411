import { describe, expect, it } from "vitest";
import { sayer } from "@/said/saying";

const say = sayer({
  "There is no such ticket.": "Dieses Ticket gibt es nicht.",
  "Make it first.": "Lege es erst an.",
  "Assigned to {person}.": "Zugewiesen an {person}.",
  "Assigned to nobody.": "Niemandem zugewiesen.",
  "Understood: {value}.": "Verstanden: {value}.",
  "{name} is no event. Choose among: {list}.": "{name} ist kein Ereignis. Wählen Sie: {list}.",
  "This key may not be used for that. {wanted}": "Dieser Schlüssel ist dafür nicht gemacht. {wanted}",
  "Use a key with the scope {scope}.": "Nehmen Sie einen mit dem Recht {scope}.",
  "{a}: {b} (1+1)?": "{b} von {a} (1+1)?",
  "order status": "Bestellstatus",
  negative: "unzufrieden",
});

describe("the server's sentences in another language", () => {
  it.each([
    ["There is no such ticket.", "Dieses Ticket gibt es nicht."],
    ["Assigned to Kim.", "Zugewiesen an Kim."],
    ["Assigned to nobody.", "Niemandem zugewiesen."],
    ["Assigned to $& or Kim.", "Zugewiesen an $& or Kim."],
    ["opened is no event. Choose among: a, b.", "opened ist kein Ereignis. Wählen Sie: a, b."],
    ["one: two (1+1)?", "two von one (1+1)?"],
  ])("%s", (english, other) => expect(say(english)).toBe(other));

  it("says sentences in a row one by one", () => {
    expect(say("There is no such ticket. Make it first.")).toBe(
      "Dieses Ticket gibt es nicht. Lege es erst an.",
    );
    expect(say("x is no event. Choose among: a. Make it first.")).toBe(
      "x ist kein Ereignis. Wählen Sie: a. Lege es erst an.",
    );
  });

  it("says a sentence that is put into another", () => {
    expect(say("This key may not be used for that. Use a key with the scope a:b.")).toBe(
      "Dieser Schlüssel ist dafür nicht gemacht. Nehmen Sie einen mit dem Recht a:b.",
    );
  });

  it("says the names in a list that is put in, and leaves a customer's words alone", () => {
    expect(say("Understood: order status, shipping; en; negative.")).toBe(
      "Verstanden: Bestellstatus, shipping; en; unzufrieden.",
    );
    expect(say("negative")).toBe("unzufrieden");
    expect(say("Where is it, negative?")).toBe("Where is it, negative?");
  });

  it("keeps what it does not know, whole", () => {
    for (const unknown of ["", "Something new.", "There is no such ticket. Something new."])
      expect(say(unknown)).toBe(unknown);
  });
});
