/** A public document, which is not ours to keep: it is read from a folder, as OWNER/NAME/PATH. */
export interface PublicDocument {
  /** The owner and name of its repository. */
  readonly repository: string;
  readonly path: string;
}

const paths: Readonly<Record<string, readonly string[]>> = {
  'OAI/learn.openapis.org': [
    'examples/v2.0/json/api-with-examples.json',
    'examples/v2.0/json/petstore-expanded.json',
    'examples/v2.0/json/petstore-minimal.json',
    'examples/v2.0/json/petstore-simple.json',
    'examples/v2.0/json/petstore-with-external-docs.json',
    'examples/v2.0/json/petstore.json',
    'examples/v2.0/json/uber.json',
    'examples/v3.0/api-with-examples.yaml',
    'examples/v3.0/callback-example.yaml',
    'examples/v3.0/link-example.yaml',
    'examples/v3.0/petstore-expanded.yaml',
    'examples/v3.0/petstore.yaml',
    'examples/v3.0/uspto.yaml',
    'examples/v3.1/non-oauth-scopes.yaml',
    'examples/v3.1/tictactoe.yaml',
    'examples/v3.1/webhook-example.yaml',
    'examples/v3.2/3.2-tags-example.yaml',
  ],
  'Adyen/adyen-openapi': [
    'yaml/AccountService-v6.yaml',
    'yaml/BinLookupService-v54.yaml',
    'yaml/CheckoutService-v71.yaml',
    'yaml/LegalEntityService-v3.yaml',
    'yaml/ManagementService-v3.yaml',
    'yaml/NotificationConfigurationService-v6.yaml',
    'yaml/StoredValueService-v46.yaml',
    'yaml/TransferService-v4.yaml',
  ],
  'argoproj/argo-workflows': ['api/openapi-spec/swagger.json', 'pkg/plugins/executor/swagger.yml'],
  'Asana/openapi': ['defs/asana_oas.yaml'],
  'box/box-openapi': ['openapi.json', 'openapi/openapi-v2025.0.json'],
  'digitalocean/openapi': ['specification/DigitalOcean-public.v2.yaml'],
  'figma/rest-api-spec': ['openapi/openapi.yaml'],
  'goharbor/harbor': ['api/v2.0/swagger.yaml'],
  'gotify/server': ['docs/spec.json'],
  'netlify/open-api': ['swagger.yml'],
  'openai/openai-openapi': ['openapi.yaml'],
  'ory/sdk': ['spec/client/v1.22.65.json', 'spec/hydra/v26.2.0.json'],
  'paypal/paypal-rest-api-specifications': [
    'openapi/billing_subscriptions_v1.json',
    'openapi/catalogs_products_v1.json',
    'openapi/checkout_orders_v2.json',
    'openapi/customer_disputes_v1.json',
    'openapi/invoicing_v2.json',
    'openapi/notifications_webhooks_v1.json',
    'openapi/payments_payment_v2.json',
    'openapi/vault_payment_tokens_v3.json',
  ],
  'plaid/plaid-openapi': ['2020-09-14.yml'],
  'prometheus/alertmanager': ['api/v2/openapi.yaml'],
  'qdrant/qdrant': ['docs/redoc/master/openapi.json'],
  'Redocly/museum-openapi-example': ['openapi.yaml'],
  'twilio/twilio-oai': [
    'spec/json/twilio_accounts_v1.json',
    'spec/json/twilio_api_v2010.json',
    'spec/json/twilio_chat_v2.json',
    'spec/json/twilio_conversations_v1.json',
    'spec/json/twilio_flex_v1.json',
    'spec/json/twilio_iam_scim.json',
    'spec/json/twilio_messaging_v1.json',
    'spec/json/twilio_notify_v1.json',
    'spec/json/twilio_sync_v1.json',
    'spec/json/twilio_taskrouter_v1.json',
    'spec/json/twilio_trusthub_v1.json',
    'spec/json/twilio_verify_v2.json',
  ],
  'typesense/typesense-api-spec': ['openapi.yml'],
  'weaviate/weaviate': ['openapi-specs/schema.json'],
  'XeroAPI/Xero-OpenAPI': [
    'xero_accounting.yaml',
    'xero-finance.yaml',
    'xero-payroll-uk.yaml',
    'xero-projects.yaml',
    'xero_assets.yaml',
    'xero_files.yaml',
    'xero-webhooks.yaml',
  ],
};

/** Documents of products that many people know, in every version of OpenAPI. */
export const documents: readonly PublicDocument[] = Object.entries(paths).flatMap(
  ([repository, below]) => below.map(path => ({ repository, path })),
);
