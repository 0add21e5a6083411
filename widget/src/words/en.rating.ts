/** The words of the question how it was, which come with it (`ui/asked.ts`). */
export const rating = {
  rateAsk: "How was the help you got?",
  rate1: "Bad",
  rate2: "Poor",
  rate3: "Okay",
  rate4: "Good",
  rate5: "Great",
  rateComment: "Would you tell us more? (optional)",
  rateThanks: "Thank you. You can change your answer for a day.",
};
