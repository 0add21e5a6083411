import type { ArticleShown } from "@/api";

/** What is being written, and for an article that stands which revision it began from. */
export interface Draft {
  title: string;
  body: string;
  language: string;
  reviewBy: string;
  revision: number;
}

export function fromArticle(article: ArticleShown): Draft {
  return {
    title: article.title,
    body: article.body,
    language: article.language,
    reviewBy: (article.is_overdue ? article.usual_review_by : article.review_by) ?? "",
    revision: article.revision,
  };
}

/** Whether something was typed that the other does not say. */
export function differs(one: Draft, other: Draft): boolean {
  return (
    one.title !== other.title ||
    one.body !== other.body ||
    one.language !== other.language ||
    one.reviewBy !== other.reviewBy
  );
}
