/** Products of the shop: a list with picture, price and what is left, or a few of them side by side. */

import { money } from "../../formats";
import type { Money } from "../../types";
import type { Language } from "../../words";
import type { CardProps } from "./Card";

interface ProductCard {
  product_id: string;
  title: string;
  about: string;
  kind: string;
  image: string;
  page: string;
  lowest: Money;
  highest: Money;
  options: [name: string, values: string[]][];
  forms: { variant_id: string; title: string; price: Money; is_left: boolean }[];
}

interface ProductsCard {
  products: ProductCard[];
  is_comparison: boolean;
}

interface Shown {
  product: ProductCard;
  base: string;
  language: Language;
}

export function Products({ block, base, language }: CardProps) {
  const { products, is_comparison } = block.card as ProductsCard;
  if (is_comparison) return <SideBySide products={products} base={base} language={language} />;
  return (
    <ul class="card products">
      {products.map((product) => (
        <li key={product.product_id}>
          <Picture product={product} base={base} language={language} />
          <div>
            <Title product={product} base={base} language={language} />
            <span class="price">{price(product, language)}</span>
            {isLeft(product) ? (
              product.options.map(([name, values]) => (
                <span key={name} class="variant">
                  {name}: {values.join(", ")}
                </span>
              ))
            ) : (
              <span class="units">
                <em class="blocked">{language.say("soldOut")}</em>
              </span>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

function SideBySide({ products, base, language }: Omit<Shown, "product"> & { products: ProductCard[] }) {
  const options = [...new Set(products.flatMap((product) => product.options.map(([name]) => name)))];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <div class="card compared" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <td />
            {products.map((product) => (
              <th key={product.product_id} scope="col">
                <Picture product={product} base={base} language={language} />
                <Title product={product} base={base} language={language} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Row name={language.say("price")} values={products.map((one) => price(one, language))} />
          {options.map((name) => (
            <Row
              key={name}
              name={name}
              values={products.map(
                (one) => one.options.find(([other]) => other === name)?.[1].join(", ") ?? "–",
              )}
            />
          ))}
          {products.some((one) => one.about) && (
            <Row name={language.say("shopSays")} values={products.map((one) => one.about || "–")} />
          )}
        </tbody>
      </table>
    </div>
  );
}

function Row({ name, values }: { name: string; values: string[] }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {values.map((value, place) => (
        <td key={place}>{value}</td>
      ))}
    </tr>
  );
}

function Picture({ product, base }: Shown) {
  if (!product.image) return <span class="no-image" />;
  return <img src={new URL(product.image, base).href} alt="" loading="lazy" />;
}

function Title({ product, base, language }: Shown) {
  if (!product.page) return <strong>{product.title}</strong>;
  return (
    <a href={new URL(product.page, base).href} title={language.say("seeProduct")}>
      <strong>{product.title}</strong>
    </a>
  );
}

function price(product: ProductCard, language: Language): string {
  const lowest = money(language, product.lowest);
  return product.lowest.amount === product.highest.amount
    ? lowest
    : language.say("priceFrom", { price: lowest });
}

function isLeft(product: ProductCard): boolean {
  return product.forms.some((form) => form.is_left);
}
