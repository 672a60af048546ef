import openapi from '../../src/generated/openapi.json' with { type: 'json' };

const hooks = ['booked', 'cancelled'];
const similar = openapi.paths['/ai-interviews/settings/webhooks'].post;

const patch = {
  type: 'object',
  additionalProperties: false,
  properties: {
    ...Object.fromEntries(hooks.map(name => [name, ref('schemas/HookPatch')])),
    auth: ref('schemas/AuthPatch'),
  },
};

const view = {
  type: 'object',
  required: [...hooks, 'auth'],
  properties: {
    ...Object.fromEntries(hooks.map(name => [name, ref('schemas/HookView')])),
    auth: ref('schemas/AuthView'),
  },
};

/** An endpoint of the same kind with hooks, flags, a collection and a place of the view of its own. */
export const schedulePath = '/interview-schedules/webhooks';

/** The platform's document with a third endpoint; nothing else in the project knows of it. */
export const threeEndpoints = {
  ...openapi,
  paths: {
    ...openapi.paths,
    [schedulePath]: {
      post: {
        operationId: 'updateScheduleWebhooks',
        'x-settings-update': {
          resource: 'scheduleWebhooks',
          patch: '$request.body#/change/hooks',
          view: '$response.body#/settings/hooks',
          cascade: { when: '$request.body#/everywhere', to: 'interviews' },
        },
        'x-rules': similar['x-rules'],
        requestBody: { required: true, content: json(body('change', patch, 'everywhere')) },
        responses: {
          200: { description: 'The settings.', content: json(body('settings', view)) },
          400: ref('responses/BadRequest'),
          401: ref('responses/Unauthorized'),
          405: ref('responses/MethodNotAllowed'),
        },
      },
    },
  },
};

function ref(name: string) {
  return { $ref: `#/components/${name}` };
}

/** A body that holds hooks one level further down than the platform's own. */
function body(name: string, hooksSchema: object, ...flags: readonly string[]) {
  return {
    type: 'object',
    additionalProperties: false,
    required: [name],
    properties: {
      [name]: {
        type: 'object',
        additionalProperties: false,
        required: ['hooks'],
        properties: { hooks: hooksSchema },
      },
      ...Object.fromEntries(flags.map(flag => [flag, { type: 'boolean' }])),
    },
  };
}

function json(schema: object) {
  return { 'application/json': { schema } };
}
