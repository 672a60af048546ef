// @ts-nocheck: written by src/contract/compile-document.ts; change openapi/ instead.
/** In code points (JSON Schema 2020-12, Validation, section 6.3.1). */
const lengthOf = text => [...text].length;
/** Whether a value is valid, by the pointer of its schema. */
export function acceptsWith(formats) {
const schema1 = {"description":"Whether the webhook is enabled.","type":"boolean"};

function validate1(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate1.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data !== "boolean"){
validate1.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
validate1.errors = vErrors;
return errors === 0;
}
validate1.evaluated = {"dynamicProps":false,"dynamicItems":false};


const schema2 = {"description":"True exactly when a password is stored.","type":"boolean"};

function validate2(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate2.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data !== "boolean"){
validate2.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
validate2.errors = vErrors;
return errors === 0;
}
validate2.evaluated = {"dynamicProps":false,"dynamicItems":false};


const schema3 = {"description":"True exactly when an API key value is stored.","type":"boolean"};

function validate3(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate3.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data !== "boolean"){
validate3.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
validate3.errors = vErrors;
return errors === 0;
}
validate3.evaluated = {"dynamicProps":false,"dynamicItems":false};


const schema4 = {"title":"The assessment webhook settings after an update","type":"object","required":["status","message","webhook"],"properties":{"status":{"type":"string","const":"success"},"message":{"type":"string","default":"Webhook added successfully"},"webhook":{"$ref":"#/components/schemas/AssessmentWebhooksView"}}};
const schema5 = {"title":"Assessment webhook settings, as shown","description":"All settings after the update, always in the same shape. What is not set is null.","type":"object","required":["start","submission","updates","auth"],"properties":{"start":{"$ref":"#/components/schemas/HookView"},"submission":{"$ref":"#/components/schemas/HookView"},"updates":{"$ref":"#/components/schemas/HookView"},"auth":{"$ref":"#/components/schemas/AuthView"}}};
const schema6 = {"title":"Hook, as stored","description":"Whether and where one kind of event is delivered.","type":"object","required":["status","url"],"properties":{"status":{"description":"Whether the webhook is enabled.","type":"boolean"},"url":{"description":"The URL that receives event notifications; null when none is stored.","type":["string","null"],"examples":["https://example.com/webhook/start",null]}}};
const schema9 = {"title":"Authentication of deliveries, as shown","description":"How the platform authenticates itself where it delivers events. Secrets are shown as null.","type":"object","required":["type","basic","apikey"],"properties":{"type":{"description":"The authentication type in force; null when deliveries carry no credentials.","type":["string","null"],"enum":["basic","apikey",null]},"basic":{"$ref":"#/components/schemas/BasicCredentialsView"},"apikey":{"$ref":"#/components/schemas/ApikeyCredentialsView"}}};
const schema10 = {"title":"Basic credentials, as shown","description":"Basic authentication credentials, the password masked.","type":"object","required":["username","password","hasPassword"],"properties":{"username":{"description":"The stored username; null when there is none.","type":["string","null"],"examples":["user",null]},"password":{"description":"Always null.","type":"null"},"hasPassword":{"description":"True exactly when a password is stored.","type":"boolean"}}};
const schema11 = {"title":"API key, as shown","description":"API key authentication, the key masked.","type":"object","required":["header","apikey","hasApikey"],"properties":{"header":{"description":"The stored header name; null when there is none.","type":["string","null"],"examples":["X-Webhook-Key",null]},"apikey":{"description":"Always null.","type":"null"},"hasApikey":{"description":"True exactly when an API key value is stored.","type":"boolean"}}};

function validate6(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate6.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.type === undefined) && (missing0 = "type")) || ((data.basic === undefined) && (missing0 = "basic"))) || ((data.apikey === undefined) && (missing0 = "apikey"))){
validate6.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.type !== undefined){
let data0 = data.type;
const _errs1 = errors;
if((typeof data0 !== "string") && (data0 !== null)){
validate6.errors = [{instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: schema9.properties.type.type}}];
return false;
}
if(!(((data0 === "basic") || (data0 === "apikey")) || (data0 === null))){
validate6.errors = [{instancePath:instancePath+"/type",schemaPath:"#/properties/type/enum",keyword:"enum",params:{allowedValues: schema9.properties.type.enum}}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.basic !== undefined){
let data1 = data.basic;
const _errs3 = errors;
const _errs4 = errors;
if(errors === _errs4){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
let missing1;
if((((data1.username === undefined) && (missing1 = "username")) || ((data1.password === undefined) && (missing1 = "password"))) || ((data1.hasPassword === undefined) && (missing1 = "hasPassword"))){
validate6.errors = [{instancePath:instancePath+"/basic",schemaPath:"#/components/schemas/BasicCredentialsView/required",keyword:"required",params:{missingProperty: missing1}}];
return false;
}
else {
if(data1.username !== undefined){
let data2 = data1.username;
const _errs6 = errors;
if((typeof data2 !== "string") && (data2 !== null)){
validate6.errors = [{instancePath:instancePath+"/basic/username",schemaPath:"#/components/schemas/BasicCredentialsView/properties/username/type",keyword:"type",params:{type: schema10.properties.username.type}}];
return false;
}
var valid2 = _errs6 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.password !== undefined){
const _errs8 = errors;
if(data1.password !== null){
validate6.errors = [{instancePath:instancePath+"/basic/password",schemaPath:"#/components/schemas/BasicCredentialsView/properties/password/type",keyword:"type",params:{type: "null"}}];
return false;
}
var valid2 = _errs8 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.hasPassword !== undefined){
const _errs10 = errors;
if(typeof data1.hasPassword !== "boolean"){
validate6.errors = [{instancePath:instancePath+"/basic/hasPassword",schemaPath:"#/components/schemas/BasicCredentialsView/properties/hasPassword/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid2 = _errs10 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
else {
validate6.errors = [{instancePath:instancePath+"/basic",schemaPath:"#/components/schemas/BasicCredentialsView/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.apikey !== undefined){
let data5 = data.apikey;
const _errs12 = errors;
const _errs13 = errors;
if(errors === _errs13){
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
let missing2;
if((((data5.header === undefined) && (missing2 = "header")) || ((data5.apikey === undefined) && (missing2 = "apikey"))) || ((data5.hasApikey === undefined) && (missing2 = "hasApikey"))){
validate6.errors = [{instancePath:instancePath+"/apikey",schemaPath:"#/components/schemas/ApikeyCredentialsView/required",keyword:"required",params:{missingProperty: missing2}}];
return false;
}
else {
if(data5.header !== undefined){
let data6 = data5.header;
const _errs15 = errors;
if((typeof data6 !== "string") && (data6 !== null)){
validate6.errors = [{instancePath:instancePath+"/apikey/header",schemaPath:"#/components/schemas/ApikeyCredentialsView/properties/header/type",keyword:"type",params:{type: schema11.properties.header.type}}];
return false;
}
var valid4 = _errs15 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data5.apikey !== undefined){
const _errs17 = errors;
if(data5.apikey !== null){
validate6.errors = [{instancePath:instancePath+"/apikey/apikey",schemaPath:"#/components/schemas/ApikeyCredentialsView/properties/apikey/type",keyword:"type",params:{type: "null"}}];
return false;
}
var valid4 = _errs17 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data5.hasApikey !== undefined){
const _errs19 = errors;
if(typeof data5.hasApikey !== "boolean"){
validate6.errors = [{instancePath:instancePath+"/apikey/hasApikey",schemaPath:"#/components/schemas/ApikeyCredentialsView/properties/hasApikey/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid4 = _errs19 === errors;
}
else {
var valid4 = true;
}
}
}
}
}
else {
validate6.errors = [{instancePath:instancePath+"/apikey",schemaPath:"#/components/schemas/ApikeyCredentialsView/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate6.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate6.errors = vErrors;
return errors === 0;
}
validate6.evaluated = {"props":{"type":true,"basic":true,"apikey":true},"dynamicProps":false,"dynamicItems":false};


function validate5(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate5.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.start === undefined) && (missing0 = "start")) || ((data.submission === undefined) && (missing0 = "submission"))) || ((data.updates === undefined) && (missing0 = "updates"))) || ((data.auth === undefined) && (missing0 = "auth"))){
validate5.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.start !== undefined){
let data0 = data.start;
const _errs1 = errors;
const _errs2 = errors;
if(errors === _errs2){
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
let missing1;
if(((data0.status === undefined) && (missing1 = "status")) || ((data0.url === undefined) && (missing1 = "url"))){
validate5.errors = [{instancePath:instancePath+"/start",schemaPath:"#/components/schemas/HookView/required",keyword:"required",params:{missingProperty: missing1}}];
return false;
}
else {
if(data0.status !== undefined){
const _errs4 = errors;
if(typeof data0.status !== "boolean"){
validate5.errors = [{instancePath:instancePath+"/start/status",schemaPath:"#/components/schemas/HookView/properties/status/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid2 = _errs4 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data0.url !== undefined){
let data2 = data0.url;
const _errs6 = errors;
if((typeof data2 !== "string") && (data2 !== null)){
validate5.errors = [{instancePath:instancePath+"/start/url",schemaPath:"#/components/schemas/HookView/properties/url/type",keyword:"type",params:{type: schema6.properties.url.type}}];
return false;
}
var valid2 = _errs6 === errors;
}
else {
var valid2 = true;
}
}
}
}
else {
validate5.errors = [{instancePath:instancePath+"/start",schemaPath:"#/components/schemas/HookView/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.submission !== undefined){
let data3 = data.submission;
const _errs8 = errors;
const _errs9 = errors;
if(errors === _errs9){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
let missing2;
if(((data3.status === undefined) && (missing2 = "status")) || ((data3.url === undefined) && (missing2 = "url"))){
validate5.errors = [{instancePath:instancePath+"/submission",schemaPath:"#/components/schemas/HookView/required",keyword:"required",params:{missingProperty: missing2}}];
return false;
}
else {
if(data3.status !== undefined){
const _errs11 = errors;
if(typeof data3.status !== "boolean"){
validate5.errors = [{instancePath:instancePath+"/submission/status",schemaPath:"#/components/schemas/HookView/properties/status/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid4 = _errs11 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data3.url !== undefined){
let data5 = data3.url;
const _errs13 = errors;
if((typeof data5 !== "string") && (data5 !== null)){
validate5.errors = [{instancePath:instancePath+"/submission/url",schemaPath:"#/components/schemas/HookView/properties/url/type",keyword:"type",params:{type: schema6.properties.url.type}}];
return false;
}
var valid4 = _errs13 === errors;
}
else {
var valid4 = true;
}
}
}
}
else {
validate5.errors = [{instancePath:instancePath+"/submission",schemaPath:"#/components/schemas/HookView/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.updates !== undefined){
let data6 = data.updates;
const _errs15 = errors;
const _errs16 = errors;
if(errors === _errs16){
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
let missing3;
if(((data6.status === undefined) && (missing3 = "status")) || ((data6.url === undefined) && (missing3 = "url"))){
validate5.errors = [{instancePath:instancePath+"/updates",schemaPath:"#/components/schemas/HookView/required",keyword:"required",params:{missingProperty: missing3}}];
return false;
}
else {
if(data6.status !== undefined){
const _errs18 = errors;
if(typeof data6.status !== "boolean"){
validate5.errors = [{instancePath:instancePath+"/updates/status",schemaPath:"#/components/schemas/HookView/properties/status/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid6 = _errs18 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data6.url !== undefined){
let data8 = data6.url;
const _errs20 = errors;
if((typeof data8 !== "string") && (data8 !== null)){
validate5.errors = [{instancePath:instancePath+"/updates/url",schemaPath:"#/components/schemas/HookView/properties/url/type",keyword:"type",params:{type: schema6.properties.url.type}}];
return false;
}
var valid6 = _errs20 === errors;
}
else {
var valid6 = true;
}
}
}
}
else {
validate5.errors = [{instancePath:instancePath+"/updates",schemaPath:"#/components/schemas/HookView/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.auth !== undefined){
const _errs22 = errors;
if(!(validate6(data.auth, {instancePath:instancePath+"/auth",parentData:data,parentDataProperty:"auth",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate6.errors : vErrors.concat(validate6.errors);
errors = vErrors.length;
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate5.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate5.errors = vErrors;
return errors === 0;
}
validate5.evaluated = {"props":{"start":true,"submission":true,"updates":true,"auth":true},"dynamicProps":false,"dynamicItems":false};


function validate4(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate4.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.status === undefined) && (missing0 = "status")) || ((data.message === undefined) && (missing0 = "message"))) || ((data.webhook === undefined) && (missing0 = "webhook"))){
validate4.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.status !== undefined){
let data0 = data.status;
const _errs1 = errors;
if(typeof data0 !== "string"){
validate4.errors = [{instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type: "string"}}];
return false;
}
if("success" !== data0){
validate4.errors = [{instancePath:instancePath+"/status",schemaPath:"#/properties/status/const",keyword:"const",params:{allowedValue: "success"}}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.message !== undefined){
const _errs3 = errors;
if(typeof data.message !== "string"){
validate4.errors = [{instancePath:instancePath+"/message",schemaPath:"#/properties/message/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.webhook !== undefined){
const _errs5 = errors;
if(!(validate5(data.webhook, {instancePath:instancePath+"/webhook",parentData:data,parentDataProperty:"webhook",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate5.errors : vErrors.concat(validate5.errors);
errors = vErrors.length;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate4.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate4.errors = vErrors;
return errors === 0;
}
validate4.evaluated = {"props":{"status":true,"message":true,"webhook":true},"dynamicProps":false,"dynamicItems":false};


const schema12 = {"title":"Update of the assessment webhook settings","type":"object","additionalProperties":false,"required":["webhooks"],"properties":{"webhooks":{"$ref":"#/components/schemas/AssessmentWebhooksPatch"},"updateAll":{"description":"If true, each key sent in `webhooks` is also copied, as it now stands in the settings, to every existing assessment; else only the assessment settings change. Absent counts as false.","type":"boolean"},"updateAuth":{"description":"Whether `webhooks.auth` counts. Unless true, `auth` is checked and then ignored. With `updateAll` also true, the resulting auth reaches every existing assessment even when `auth` is left out. Absent counts as false.","type":"boolean"}}};
const schema13 = {"title":"Assessment webhook settings, as sent","description":"Any combination of the keys, none included. What is left out keeps its value.","type":"object","additionalProperties":false,"properties":{"start":{"$ref":"#/components/schemas/HookPatch"},"submission":{"$ref":"#/components/schemas/HookPatch"},"updates":{"$ref":"#/components/schemas/HookPatch"},"auth":{"$ref":"#/components/schemas/AuthPatch"}}};
const schema14 = {"title":"Hook, as sent","description":"Whether and where one kind of event is delivered. What is left out keeps its value. A hook that would end up enabled without a url is refused.","type":"object","additionalProperties":false,"x-event-subscription":{"enabled":"status","url":"url"},"properties":{"status":{"description":"Whether the webhook is enabled. `false` switches it off and keeps its url.","type":"boolean"},"url":{"description":"The URL to receive event notifications; null clears it. An absolute http or https URL without credentials, spaces, control characters or backslashes.","type":["string","null"],"maxLength":2048,"pattern":"^[Hh][Tt][Tt][Pp][Ss]?://[^\\s/?#\\\\@\\u0000-\\u0020\\u007F-\\u009F]+([/?#][^\\s\\\\\\u0000-\\u0020\\u007F-\\u009F]*)?$","format":"webhook-url","examples":["https://example.com/webhook/start",null]}}};
const formats0 = formats["webhook-url"];
const func0 = lengthOf;
const pattern0 = new RegExp("^[Hh][Tt][Tt][Pp][Ss]?://[^\\s/?#\\\\@\\u0000-\\u0020\\u007F-\\u009F]+([/?#][^\\s\\\\\\u0000-\\u0020\\u007F-\\u009F]*)?$", "u");
const schema17 = {"title":"Authentication of deliveries, as sent","description":"How the platform authenticates itself where it delivers events. With the same `type` as stored, a member that is left out or null keeps its value; with none stored, the request is refused. Another `type` discards the former credentials and null removes them all. The branch that `type` does not name may be left out or null, or have only null members: this is what a view shows, so that a view can be posted back. A filled one is refused.","type":"object","additionalProperties":false,"required":["type"],"x-exclusive-by":"type","properties":{"type":{"description":"Authentication type: \"basic\", \"apikey\", or null for none.","type":["string","null"],"enum":["basic","apikey",null]},"basic":{"$ref":"#/components/schemas/BasicCredentialsPatch"},"apikey":{"$ref":"#/components/schemas/ApikeyCredentialsPatch"}}};
const schema18 = {"title":"Basic credentials, as sent","description":"Basic authentication credentials (username and password), which deliveries carry as `Authorization: Basic`, encoded in UTF-8 (RFC 7617).","type":["object","null"],"additionalProperties":false,"x-credential":{"scheme":"basic","username":"username","password":"password"},"properties":{"username":{"description":"A username without colons, control characters or unpaired surrogates.\n\nLeft out or null, the stored one stays.","type":["string","null"],"minLength":1,"maxLength":1024,"pattern":"^[^:\\u0000-\\u001F\\u007F\\uD800-\\uDFFF]*$","examples":["user"]},"password":{"description":"A password without control characters or unpaired surrogates; colons are fine.\n\nLeft out or null, the stored one stays. No response ever shows it.","type":["string","null"],"minLength":1,"maxLength":1024,"pattern":"^[^\\u0000-\\u001F\\u007F\\uD800-\\uDFFF]*$","x-secret":{"presence":"hasPassword"}},"hasPassword":{"description":"Ignored. It is accepted so that a view can be posted back.","type":"boolean"}}};
const schema19 = {"title":"API key, as sent","description":"API key authentication (header name and API key value), which deliveries carry as that header.","type":["object","null"],"additionalProperties":false,"x-credential":{"scheme":"header","name":"header","value":"apikey"},"properties":{"header":{"description":"The name of the header, an RFC 9110 token. Left out or null, the stored one stays. Names that HTTP or the sender needs for itself are refused in any letter case: `Host`, `Content-Length`, `Content-Type`, `Transfer-Encoding`, `Connection`, `User-Agent`, `Keep-Alive`, `Upgrade`, `TE`, `Trailer`, `Expect`, `Proxy-Connection`.","type":["string","null"],"minLength":1,"maxLength":1024,"pattern":"^[!#$%&'*+.^_`|~0-9A-Za-z-]+$","format":"credential-header","examples":["X-Webhook-Key"]},"apikey":{"description":"The value of the header: printable ASCII without outer spaces.\n\nLeft out or null, the stored one stays. No response ever shows it.","type":["string","null"],"minLength":1,"maxLength":1024,"pattern":"^[\\u0021-\\u007E]([\\u0020-\\u007E]*[\\u0021-\\u007E])?$","x-secret":{"presence":"hasApikey"}},"hasApikey":{"description":"Ignored. It is accepted so that a view can be posted back.","type":"boolean"}}};
const pattern3 = new RegExp("^[^:\\u0000-\\u001F\\u007F\\uD800-\\uDFFF]*$", "u");
const pattern4 = new RegExp("^[^\\u0000-\\u001F\\u007F\\uD800-\\uDFFF]*$", "u");
const pattern5 = new RegExp("^[!#$%&'*+.^_`|~0-9A-Za-z-]+$", "u");
const pattern6 = new RegExp("^[\\u0021-\\u007E]([\\u0020-\\u007E]*[\\u0021-\\u007E])?$", "u");
const formats6 = formats["credential-header"];

function validate11(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate11.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.type === undefined) && (missing0 = "type")){
validate11.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((key0 === "type") || (key0 === "basic")) || (key0 === "apikey"))){
validate11.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.type !== undefined){
let data0 = data.type;
const _errs2 = errors;
if((typeof data0 !== "string") && (data0 !== null)){
validate11.errors = [{instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: schema17.properties.type.type}}];
return false;
}
if(!(((data0 === "basic") || (data0 === "apikey")) || (data0 === null))){
validate11.errors = [{instancePath:instancePath+"/type",schemaPath:"#/properties/type/enum",keyword:"enum",params:{allowedValues: schema17.properties.type.enum}}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.basic !== undefined){
let data1 = data.basic;
const _errs4 = errors;
const _errs5 = errors;
if((!(data1 && typeof data1 == "object" && !Array.isArray(data1))) && (data1 !== null)){
validate11.errors = [{instancePath:instancePath+"/basic",schemaPath:"#/components/schemas/BasicCredentialsPatch/type",keyword:"type",params:{type: schema18.type}}];
return false;
}
if(errors === _errs5){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
const _errs7 = errors;
for(const key1 in data1){
if(!(((key1 === "username") || (key1 === "password")) || (key1 === "hasPassword"))){
validate11.errors = [{instancePath:instancePath+"/basic",schemaPath:"#/components/schemas/BasicCredentialsPatch/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}}];
return false;
break;
}
}
if(_errs7 === errors){
if(data1.username !== undefined){
let data2 = data1.username;
const _errs8 = errors;
if((typeof data2 !== "string") && (data2 !== null)){
validate11.errors = [{instancePath:instancePath+"/basic/username",schemaPath:"#/components/schemas/BasicCredentialsPatch/properties/username/type",keyword:"type",params:{type: schema18.properties.username.type}}];
return false;
}
if(errors === _errs8){
if(typeof data2 === "string"){
if(func0(data2) > 1024){
validate11.errors = [{instancePath:instancePath+"/basic/username",schemaPath:"#/components/schemas/BasicCredentialsPatch/properties/username/maxLength",keyword:"maxLength",params:{limit: 1024}}];
return false;
}
else {
if(func0(data2) < 1){
validate11.errors = [{instancePath:instancePath+"/basic/username",schemaPath:"#/components/schemas/BasicCredentialsPatch/properties/username/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern3.test(data2)){
validate11.errors = [{instancePath:instancePath+"/basic/username",schemaPath:"#/components/schemas/BasicCredentialsPatch/properties/username/pattern",keyword:"pattern",params:{pattern: "^[^:\\u0000-\\u001F\\u007F\\uD800-\\uDFFF]*$"}}];
return false;
}
}
}
}
}
var valid2 = _errs8 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.password !== undefined){
let data3 = data1.password;
const _errs10 = errors;
if((typeof data3 !== "string") && (data3 !== null)){
validate11.errors = [{instancePath:instancePath+"/basic/password",schemaPath:"#/components/schemas/BasicCredentialsPatch/properties/password/type",keyword:"type",params:{type: schema18.properties.password.type}}];
return false;
}
if(errors === _errs10){
if(typeof data3 === "string"){
if(func0(data3) > 1024){
validate11.errors = [{instancePath:instancePath+"/basic/password",schemaPath:"#/components/schemas/BasicCredentialsPatch/properties/password/maxLength",keyword:"maxLength",params:{limit: 1024}}];
return false;
}
else {
if(func0(data3) < 1){
validate11.errors = [{instancePath:instancePath+"/basic/password",schemaPath:"#/components/schemas/BasicCredentialsPatch/properties/password/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern4.test(data3)){
validate11.errors = [{instancePath:instancePath+"/basic/password",schemaPath:"#/components/schemas/BasicCredentialsPatch/properties/password/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001F\\u007F\\uD800-\\uDFFF]*$"}}];
return false;
}
}
}
}
}
var valid2 = _errs10 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.hasPassword !== undefined){
const _errs12 = errors;
if(typeof data1.hasPassword !== "boolean"){
validate11.errors = [{instancePath:instancePath+"/basic/hasPassword",schemaPath:"#/components/schemas/BasicCredentialsPatch/properties/hasPassword/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid2 = _errs12 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.apikey !== undefined){
let data5 = data.apikey;
const _errs14 = errors;
const _errs15 = errors;
if((!(data5 && typeof data5 == "object" && !Array.isArray(data5))) && (data5 !== null)){
validate11.errors = [{instancePath:instancePath+"/apikey",schemaPath:"#/components/schemas/ApikeyCredentialsPatch/type",keyword:"type",params:{type: schema19.type}}];
return false;
}
if(errors === _errs15){
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
const _errs17 = errors;
for(const key2 in data5){
if(!(((key2 === "header") || (key2 === "apikey")) || (key2 === "hasApikey"))){
validate11.errors = [{instancePath:instancePath+"/apikey",schemaPath:"#/components/schemas/ApikeyCredentialsPatch/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2}}];
return false;
break;
}
}
if(_errs17 === errors){
if(data5.header !== undefined){
let data6 = data5.header;
const _errs18 = errors;
if((typeof data6 !== "string") && (data6 !== null)){
validate11.errors = [{instancePath:instancePath+"/apikey/header",schemaPath:"#/components/schemas/ApikeyCredentialsPatch/properties/header/type",keyword:"type",params:{type: schema19.properties.header.type}}];
return false;
}
if(errors === _errs18){
if(errors === _errs18){
if(typeof data6 === "string"){
if(func0(data6) > 1024){
validate11.errors = [{instancePath:instancePath+"/apikey/header",schemaPath:"#/components/schemas/ApikeyCredentialsPatch/properties/header/maxLength",keyword:"maxLength",params:{limit: 1024}}];
return false;
}
else {
if(func0(data6) < 1){
validate11.errors = [{instancePath:instancePath+"/apikey/header",schemaPath:"#/components/schemas/ApikeyCredentialsPatch/properties/header/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern5.test(data6)){
validate11.errors = [{instancePath:instancePath+"/apikey/header",schemaPath:"#/components/schemas/ApikeyCredentialsPatch/properties/header/pattern",keyword:"pattern",params:{pattern: "^[!#$%&'*+.^_`|~0-9A-Za-z-]+$"}}];
return false;
}
else {
if(!(formats6(data6))){
validate11.errors = [{instancePath:instancePath+"/apikey/header",schemaPath:"#/components/schemas/ApikeyCredentialsPatch/properties/header/format",keyword:"format",params:{format: "credential-header"}}];
return false;
}
}
}
}
}
}
}
var valid4 = _errs18 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data5.apikey !== undefined){
let data7 = data5.apikey;
const _errs20 = errors;
if((typeof data7 !== "string") && (data7 !== null)){
validate11.errors = [{instancePath:instancePath+"/apikey/apikey",schemaPath:"#/components/schemas/ApikeyCredentialsPatch/properties/apikey/type",keyword:"type",params:{type: schema19.properties.apikey.type}}];
return false;
}
if(errors === _errs20){
if(typeof data7 === "string"){
if(func0(data7) > 1024){
validate11.errors = [{instancePath:instancePath+"/apikey/apikey",schemaPath:"#/components/schemas/ApikeyCredentialsPatch/properties/apikey/maxLength",keyword:"maxLength",params:{limit: 1024}}];
return false;
}
else {
if(func0(data7) < 1){
validate11.errors = [{instancePath:instancePath+"/apikey/apikey",schemaPath:"#/components/schemas/ApikeyCredentialsPatch/properties/apikey/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern6.test(data7)){
validate11.errors = [{instancePath:instancePath+"/apikey/apikey",schemaPath:"#/components/schemas/ApikeyCredentialsPatch/properties/apikey/pattern",keyword:"pattern",params:{pattern: "^[\\u0021-\\u007E]([\\u0020-\\u007E]*[\\u0021-\\u007E])?$"}}];
return false;
}
}
}
}
}
var valid4 = _errs20 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data5.hasApikey !== undefined){
const _errs22 = errors;
if(typeof data5.hasApikey !== "boolean"){
validate11.errors = [{instancePath:instancePath+"/apikey/hasApikey",schemaPath:"#/components/schemas/ApikeyCredentialsPatch/properties/hasApikey/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid4 = _errs22 === errors;
}
else {
var valid4 = true;
}
}
}
}
}
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate11.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate11.errors = vErrors;
return errors === 0;
}
validate11.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate10(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate10.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!((((key0 === "start") || (key0 === "submission")) || (key0 === "updates")) || (key0 === "auth"))){
validate10.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.start !== undefined){
let data0 = data.start;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
const _errs5 = errors;
for(const key1 in data0){
if(!((key1 === "status") || (key1 === "url"))){
validate10.errors = [{instancePath:instancePath+"/start",schemaPath:"#/components/schemas/HookPatch/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}}];
return false;
break;
}
}
if(_errs5 === errors){
if(data0.status !== undefined){
const _errs6 = errors;
if(typeof data0.status !== "boolean"){
validate10.errors = [{instancePath:instancePath+"/start/status",schemaPath:"#/components/schemas/HookPatch/properties/status/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid2 = _errs6 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data0.url !== undefined){
let data2 = data0.url;
const _errs8 = errors;
if((typeof data2 !== "string") && (data2 !== null)){
validate10.errors = [{instancePath:instancePath+"/start/url",schemaPath:"#/components/schemas/HookPatch/properties/url/type",keyword:"type",params:{type: schema14.properties.url.type}}];
return false;
}
if(errors === _errs8){
if(errors === _errs8){
if(typeof data2 === "string"){
if(func0(data2) > 2048){
validate10.errors = [{instancePath:instancePath+"/start/url",schemaPath:"#/components/schemas/HookPatch/properties/url/maxLength",keyword:"maxLength",params:{limit: 2048}}];
return false;
}
else {
if(!pattern0.test(data2)){
validate10.errors = [{instancePath:instancePath+"/start/url",schemaPath:"#/components/schemas/HookPatch/properties/url/pattern",keyword:"pattern",params:{pattern: "^[Hh][Tt][Tt][Pp][Ss]?://[^\\s/?#\\\\@\\u0000-\\u0020\\u007F-\\u009F]+([/?#][^\\s\\\\\\u0000-\\u0020\\u007F-\\u009F]*)?$"}}];
return false;
}
else {
if(!(formats0(data2))){
validate10.errors = [{instancePath:instancePath+"/start/url",schemaPath:"#/components/schemas/HookPatch/properties/url/format",keyword:"format",params:{format: "webhook-url"}}];
return false;
}
}
}
}
}
}
var valid2 = _errs8 === errors;
}
else {
var valid2 = true;
}
}
}
}
else {
validate10.errors = [{instancePath:instancePath+"/start",schemaPath:"#/components/schemas/HookPatch/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.submission !== undefined){
let data3 = data.submission;
const _errs10 = errors;
const _errs11 = errors;
if(errors === _errs11){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
const _errs13 = errors;
for(const key2 in data3){
if(!((key2 === "status") || (key2 === "url"))){
validate10.errors = [{instancePath:instancePath+"/submission",schemaPath:"#/components/schemas/HookPatch/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2}}];
return false;
break;
}
}
if(_errs13 === errors){
if(data3.status !== undefined){
const _errs14 = errors;
if(typeof data3.status !== "boolean"){
validate10.errors = [{instancePath:instancePath+"/submission/status",schemaPath:"#/components/schemas/HookPatch/properties/status/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid4 = _errs14 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data3.url !== undefined){
let data5 = data3.url;
const _errs16 = errors;
if((typeof data5 !== "string") && (data5 !== null)){
validate10.errors = [{instancePath:instancePath+"/submission/url",schemaPath:"#/components/schemas/HookPatch/properties/url/type",keyword:"type",params:{type: schema14.properties.url.type}}];
return false;
}
if(errors === _errs16){
if(errors === _errs16){
if(typeof data5 === "string"){
if(func0(data5) > 2048){
validate10.errors = [{instancePath:instancePath+"/submission/url",schemaPath:"#/components/schemas/HookPatch/properties/url/maxLength",keyword:"maxLength",params:{limit: 2048}}];
return false;
}
else {
if(!pattern0.test(data5)){
validate10.errors = [{instancePath:instancePath+"/submission/url",schemaPath:"#/components/schemas/HookPatch/properties/url/pattern",keyword:"pattern",params:{pattern: "^[Hh][Tt][Tt][Pp][Ss]?://[^\\s/?#\\\\@\\u0000-\\u0020\\u007F-\\u009F]+([/?#][^\\s\\\\\\u0000-\\u0020\\u007F-\\u009F]*)?$"}}];
return false;
}
else {
if(!(formats0(data5))){
validate10.errors = [{instancePath:instancePath+"/submission/url",schemaPath:"#/components/schemas/HookPatch/properties/url/format",keyword:"format",params:{format: "webhook-url"}}];
return false;
}
}
}
}
}
}
var valid4 = _errs16 === errors;
}
else {
var valid4 = true;
}
}
}
}
else {
validate10.errors = [{instancePath:instancePath+"/submission",schemaPath:"#/components/schemas/HookPatch/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.updates !== undefined){
let data6 = data.updates;
const _errs18 = errors;
const _errs19 = errors;
if(errors === _errs19){
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
const _errs21 = errors;
for(const key3 in data6){
if(!((key3 === "status") || (key3 === "url"))){
validate10.errors = [{instancePath:instancePath+"/updates",schemaPath:"#/components/schemas/HookPatch/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3}}];
return false;
break;
}
}
if(_errs21 === errors){
if(data6.status !== undefined){
const _errs22 = errors;
if(typeof data6.status !== "boolean"){
validate10.errors = [{instancePath:instancePath+"/updates/status",schemaPath:"#/components/schemas/HookPatch/properties/status/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid6 = _errs22 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data6.url !== undefined){
let data8 = data6.url;
const _errs24 = errors;
if((typeof data8 !== "string") && (data8 !== null)){
validate10.errors = [{instancePath:instancePath+"/updates/url",schemaPath:"#/components/schemas/HookPatch/properties/url/type",keyword:"type",params:{type: schema14.properties.url.type}}];
return false;
}
if(errors === _errs24){
if(errors === _errs24){
if(typeof data8 === "string"){
if(func0(data8) > 2048){
validate10.errors = [{instancePath:instancePath+"/updates/url",schemaPath:"#/components/schemas/HookPatch/properties/url/maxLength",keyword:"maxLength",params:{limit: 2048}}];
return false;
}
else {
if(!pattern0.test(data8)){
validate10.errors = [{instancePath:instancePath+"/updates/url",schemaPath:"#/components/schemas/HookPatch/properties/url/pattern",keyword:"pattern",params:{pattern: "^[Hh][Tt][Tt][Pp][Ss]?://[^\\s/?#\\\\@\\u0000-\\u0020\\u007F-\\u009F]+([/?#][^\\s\\\\\\u0000-\\u0020\\u007F-\\u009F]*)?$"}}];
return false;
}
else {
if(!(formats0(data8))){
validate10.errors = [{instancePath:instancePath+"/updates/url",schemaPath:"#/components/schemas/HookPatch/properties/url/format",keyword:"format",params:{format: "webhook-url"}}];
return false;
}
}
}
}
}
}
var valid6 = _errs24 === errors;
}
else {
var valid6 = true;
}
}
}
}
else {
validate10.errors = [{instancePath:instancePath+"/updates",schemaPath:"#/components/schemas/HookPatch/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.auth !== undefined){
const _errs26 = errors;
if(!(validate11(data.auth, {instancePath:instancePath+"/auth",parentData:data,parentDataProperty:"auth",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate11.errors : vErrors.concat(validate11.errors);
errors = vErrors.length;
}
var valid0 = _errs26 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate10.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate10.errors = vErrors;
return errors === 0;
}
validate10.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate9(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate9.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.webhooks === undefined) && (missing0 = "webhooks")){
validate9.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((key0 === "webhooks") || (key0 === "updateAll")) || (key0 === "updateAuth"))){
validate9.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.webhooks !== undefined){
const _errs2 = errors;
if(!(validate10(data.webhooks, {instancePath:instancePath+"/webhooks",parentData:data,parentDataProperty:"webhooks",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate10.errors : vErrors.concat(validate10.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.updateAll !== undefined){
const _errs3 = errors;
if(typeof data.updateAll !== "boolean"){
validate9.errors = [{instancePath:instancePath+"/updateAll",schemaPath:"#/properties/updateAll/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.updateAuth !== undefined){
const _errs5 = errors;
if(typeof data.updateAuth !== "boolean"){
validate9.errors = [{instancePath:instancePath+"/updateAuth",schemaPath:"#/properties/updateAuth/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate9.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate9.errors = vErrors;
return errors === 0;
}
validate9.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


const schema20 = {"title":"The AI interview webhook settings after an update","type":"object","required":["webhooks"],"properties":{"webhooks":{"$ref":"#/components/schemas/AiInterviewWebhooksView"}}};
const schema21 = {"title":"AI interview webhook settings, as shown","description":"All settings after the update, always in the same shape. What is not set is null.","type":"object","required":["start","submission","auth"],"properties":{"start":{"$ref":"#/components/schemas/HookView"},"submission":{"$ref":"#/components/schemas/HookView"},"auth":{"$ref":"#/components/schemas/AuthView"}}};

function validate15(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate15.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.start === undefined) && (missing0 = "start")) || ((data.submission === undefined) && (missing0 = "submission"))) || ((data.auth === undefined) && (missing0 = "auth"))){
validate15.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.start !== undefined){
let data0 = data.start;
const _errs1 = errors;
const _errs2 = errors;
if(errors === _errs2){
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
let missing1;
if(((data0.status === undefined) && (missing1 = "status")) || ((data0.url === undefined) && (missing1 = "url"))){
validate15.errors = [{instancePath:instancePath+"/start",schemaPath:"#/components/schemas/HookView/required",keyword:"required",params:{missingProperty: missing1}}];
return false;
}
else {
if(data0.status !== undefined){
const _errs4 = errors;
if(typeof data0.status !== "boolean"){
validate15.errors = [{instancePath:instancePath+"/start/status",schemaPath:"#/components/schemas/HookView/properties/status/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid2 = _errs4 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data0.url !== undefined){
let data2 = data0.url;
const _errs6 = errors;
if((typeof data2 !== "string") && (data2 !== null)){
validate15.errors = [{instancePath:instancePath+"/start/url",schemaPath:"#/components/schemas/HookView/properties/url/type",keyword:"type",params:{type: schema6.properties.url.type}}];
return false;
}
var valid2 = _errs6 === errors;
}
else {
var valid2 = true;
}
}
}
}
else {
validate15.errors = [{instancePath:instancePath+"/start",schemaPath:"#/components/schemas/HookView/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.submission !== undefined){
let data3 = data.submission;
const _errs8 = errors;
const _errs9 = errors;
if(errors === _errs9){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
let missing2;
if(((data3.status === undefined) && (missing2 = "status")) || ((data3.url === undefined) && (missing2 = "url"))){
validate15.errors = [{instancePath:instancePath+"/submission",schemaPath:"#/components/schemas/HookView/required",keyword:"required",params:{missingProperty: missing2}}];
return false;
}
else {
if(data3.status !== undefined){
const _errs11 = errors;
if(typeof data3.status !== "boolean"){
validate15.errors = [{instancePath:instancePath+"/submission/status",schemaPath:"#/components/schemas/HookView/properties/status/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid4 = _errs11 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data3.url !== undefined){
let data5 = data3.url;
const _errs13 = errors;
if((typeof data5 !== "string") && (data5 !== null)){
validate15.errors = [{instancePath:instancePath+"/submission/url",schemaPath:"#/components/schemas/HookView/properties/url/type",keyword:"type",params:{type: schema6.properties.url.type}}];
return false;
}
var valid4 = _errs13 === errors;
}
else {
var valid4 = true;
}
}
}
}
else {
validate15.errors = [{instancePath:instancePath+"/submission",schemaPath:"#/components/schemas/HookView/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.auth !== undefined){
const _errs15 = errors;
if(!(validate6(data.auth, {instancePath:instancePath+"/auth",parentData:data,parentDataProperty:"auth",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate6.errors : vErrors.concat(validate6.errors);
errors = vErrors.length;
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate15.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate15.errors = vErrors;
return errors === 0;
}
validate15.evaluated = {"props":{"start":true,"submission":true,"auth":true},"dynamicProps":false,"dynamicItems":false};


function validate14(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate14.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.webhooks === undefined) && (missing0 = "webhooks")){
validate14.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.webhooks !== undefined){
if(!(validate15(data.webhooks, {instancePath:instancePath+"/webhooks",parentData:data,parentDataProperty:"webhooks",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate15.errors : vErrors.concat(validate15.errors);
errors = vErrors.length;
}
}
}
}
else {
validate14.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate14.errors = vErrors;
return errors === 0;
}
validate14.evaluated = {"props":{"webhooks":true},"dynamicProps":false,"dynamicItems":false};


const schema24 = {"title":"Update of the AI interview webhook settings","type":"object","additionalProperties":false,"required":["webhooks"],"properties":{"webhooks":{"$ref":"#/components/schemas/AiInterviewWebhooksPatch"},"updateAll":{"description":"If true, each key sent in `webhooks` is also copied, as it now stands in the settings, to every existing AI interview. Absent counts as false.","type":"boolean"}}};
const schema25 = {"title":"AI interview webhook settings, as sent","description":"Any combination of the keys, none included. What is left out keeps its value.","type":"object","additionalProperties":false,"properties":{"start":{"$ref":"#/components/schemas/HookPatch"},"submission":{"$ref":"#/components/schemas/HookPatch"},"auth":{"$ref":"#/components/schemas/AuthPatch"}}};

function validate19(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate19.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!(((key0 === "start") || (key0 === "submission")) || (key0 === "auth"))){
validate19.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.start !== undefined){
let data0 = data.start;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
const _errs5 = errors;
for(const key1 in data0){
if(!((key1 === "status") || (key1 === "url"))){
validate19.errors = [{instancePath:instancePath+"/start",schemaPath:"#/components/schemas/HookPatch/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}}];
return false;
break;
}
}
if(_errs5 === errors){
if(data0.status !== undefined){
const _errs6 = errors;
if(typeof data0.status !== "boolean"){
validate19.errors = [{instancePath:instancePath+"/start/status",schemaPath:"#/components/schemas/HookPatch/properties/status/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid2 = _errs6 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data0.url !== undefined){
let data2 = data0.url;
const _errs8 = errors;
if((typeof data2 !== "string") && (data2 !== null)){
validate19.errors = [{instancePath:instancePath+"/start/url",schemaPath:"#/components/schemas/HookPatch/properties/url/type",keyword:"type",params:{type: schema14.properties.url.type}}];
return false;
}
if(errors === _errs8){
if(errors === _errs8){
if(typeof data2 === "string"){
if(func0(data2) > 2048){
validate19.errors = [{instancePath:instancePath+"/start/url",schemaPath:"#/components/schemas/HookPatch/properties/url/maxLength",keyword:"maxLength",params:{limit: 2048}}];
return false;
}
else {
if(!pattern0.test(data2)){
validate19.errors = [{instancePath:instancePath+"/start/url",schemaPath:"#/components/schemas/HookPatch/properties/url/pattern",keyword:"pattern",params:{pattern: "^[Hh][Tt][Tt][Pp][Ss]?://[^\\s/?#\\\\@\\u0000-\\u0020\\u007F-\\u009F]+([/?#][^\\s\\\\\\u0000-\\u0020\\u007F-\\u009F]*)?$"}}];
return false;
}
else {
if(!(formats0(data2))){
validate19.errors = [{instancePath:instancePath+"/start/url",schemaPath:"#/components/schemas/HookPatch/properties/url/format",keyword:"format",params:{format: "webhook-url"}}];
return false;
}
}
}
}
}
}
var valid2 = _errs8 === errors;
}
else {
var valid2 = true;
}
}
}
}
else {
validate19.errors = [{instancePath:instancePath+"/start",schemaPath:"#/components/schemas/HookPatch/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.submission !== undefined){
let data3 = data.submission;
const _errs10 = errors;
const _errs11 = errors;
if(errors === _errs11){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
const _errs13 = errors;
for(const key2 in data3){
if(!((key2 === "status") || (key2 === "url"))){
validate19.errors = [{instancePath:instancePath+"/submission",schemaPath:"#/components/schemas/HookPatch/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2}}];
return false;
break;
}
}
if(_errs13 === errors){
if(data3.status !== undefined){
const _errs14 = errors;
if(typeof data3.status !== "boolean"){
validate19.errors = [{instancePath:instancePath+"/submission/status",schemaPath:"#/components/schemas/HookPatch/properties/status/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid4 = _errs14 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data3.url !== undefined){
let data5 = data3.url;
const _errs16 = errors;
if((typeof data5 !== "string") && (data5 !== null)){
validate19.errors = [{instancePath:instancePath+"/submission/url",schemaPath:"#/components/schemas/HookPatch/properties/url/type",keyword:"type",params:{type: schema14.properties.url.type}}];
return false;
}
if(errors === _errs16){
if(errors === _errs16){
if(typeof data5 === "string"){
if(func0(data5) > 2048){
validate19.errors = [{instancePath:instancePath+"/submission/url",schemaPath:"#/components/schemas/HookPatch/properties/url/maxLength",keyword:"maxLength",params:{limit: 2048}}];
return false;
}
else {
if(!pattern0.test(data5)){
validate19.errors = [{instancePath:instancePath+"/submission/url",schemaPath:"#/components/schemas/HookPatch/properties/url/pattern",keyword:"pattern",params:{pattern: "^[Hh][Tt][Tt][Pp][Ss]?://[^\\s/?#\\\\@\\u0000-\\u0020\\u007F-\\u009F]+([/?#][^\\s\\\\\\u0000-\\u0020\\u007F-\\u009F]*)?$"}}];
return false;
}
else {
if(!(formats0(data5))){
validate19.errors = [{instancePath:instancePath+"/submission/url",schemaPath:"#/components/schemas/HookPatch/properties/url/format",keyword:"format",params:{format: "webhook-url"}}];
return false;
}
}
}
}
}
}
var valid4 = _errs16 === errors;
}
else {
var valid4 = true;
}
}
}
}
else {
validate19.errors = [{instancePath:instancePath+"/submission",schemaPath:"#/components/schemas/HookPatch/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.auth !== undefined){
const _errs18 = errors;
if(!(validate11(data.auth, {instancePath:instancePath+"/auth",parentData:data,parentDataProperty:"auth",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate11.errors : vErrors.concat(validate11.errors);
errors = vErrors.length;
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate19.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate19.errors = vErrors;
return errors === 0;
}
validate19.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate18(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate18.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.webhooks === undefined) && (missing0 = "webhooks")){
validate18.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "webhooks") || (key0 === "updateAll"))){
validate18.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.webhooks !== undefined){
const _errs2 = errors;
if(!(validate19(data.webhooks, {instancePath:instancePath+"/webhooks",parentData:data,parentDataProperty:"webhooks",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate19.errors : vErrors.concat(validate19.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.updateAll !== undefined){
const _errs3 = errors;
if(typeof data.updateAll !== "boolean"){
validate18.errors = [{instancePath:instancePath+"/updateAll",schemaPath:"#/properties/updateAll/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate18.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate18.errors = vErrors;
return errors === 0;
}
validate18.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


const schema28 = {"title":"A candidate started an assessment","type":"object","required":["id","assessment_id","started_at","name","email"],"properties":{"id":{"description":"The candidate's attempt.","type":"integer","examples":[90210]},"assessment_id":{"description":"The assessment.","type":"integer","examples":[4711]},"started_at":{"description":"When the attempt started, in milliseconds since 1970-01-01T00:00:00Z.","type":"integer","examples":[1768471200000]},"name":{"description":"The candidate's name.","type":"string","examples":["Ada Example"]},"email":{"description":"The candidate's email address.","type":"string","examples":["ada@example.com"]}}};

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate22.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.id === undefined) && (missing0 = "id")) || ((data.assessment_id === undefined) && (missing0 = "assessment_id"))) || ((data.started_at === undefined) && (missing0 = "started_at"))) || ((data.name === undefined) && (missing0 = "name"))) || ((data.email === undefined) && (missing0 = "email"))){
validate22.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.id !== undefined){
let data0 = data.id;
const _errs1 = errors;
if(!((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0)))){
validate22.errors = [{instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "integer"}}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.assessment_id !== undefined){
let data1 = data.assessment_id;
const _errs3 = errors;
if(!((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1)))){
validate22.errors = [{instancePath:instancePath+"/assessment_id",schemaPath:"#/properties/assessment_id/type",keyword:"type",params:{type: "integer"}}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.started_at !== undefined){
let data2 = data.started_at;
const _errs5 = errors;
if(!((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2)))){
validate22.errors = [{instancePath:instancePath+"/started_at",schemaPath:"#/properties/started_at/type",keyword:"type",params:{type: "integer"}}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.name !== undefined){
const _errs7 = errors;
if(typeof data.name !== "string"){
validate22.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.email !== undefined){
const _errs9 = errors;
if(typeof data.email !== "string"){
validate22.errors = [{instancePath:instancePath+"/email",schemaPath:"#/properties/email/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate22.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate22.errors = vErrors;
return errors === 0;
}
validate22.evaluated = {"props":{"id":true,"assessment_id":true,"started_at":true,"name":true,"email":true},"dynamicProps":false,"dynamicItems":false};


const schema29 = {"title":"A candidate submitted an assessment","description":"At least what the start of the attempt carried. The platform publishes no list of the further fields.","allOf":[{"$ref":"#/components/schemas/AssessmentStartPayload"}]};

function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate23.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs1 = errors;
if(errors === _errs1){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.id === undefined) && (missing0 = "id")) || ((data.assessment_id === undefined) && (missing0 = "assessment_id"))) || ((data.started_at === undefined) && (missing0 = "started_at"))) || ((data.name === undefined) && (missing0 = "name"))) || ((data.email === undefined) && (missing0 = "email"))){
validate23.errors = [{instancePath,schemaPath:"#/components/schemas/AssessmentStartPayload/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.id !== undefined){
let data0 = data.id;
const _errs3 = errors;
if(!((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0)))){
validate23.errors = [{instancePath:instancePath+"/id",schemaPath:"#/components/schemas/AssessmentStartPayload/properties/id/type",keyword:"type",params:{type: "integer"}}];
return false;
}
var valid2 = _errs3 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.assessment_id !== undefined){
let data1 = data.assessment_id;
const _errs5 = errors;
if(!((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1)))){
validate23.errors = [{instancePath:instancePath+"/assessment_id",schemaPath:"#/components/schemas/AssessmentStartPayload/properties/assessment_id/type",keyword:"type",params:{type: "integer"}}];
return false;
}
var valid2 = _errs5 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.started_at !== undefined){
let data2 = data.started_at;
const _errs7 = errors;
if(!((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2)))){
validate23.errors = [{instancePath:instancePath+"/started_at",schemaPath:"#/components/schemas/AssessmentStartPayload/properties/started_at/type",keyword:"type",params:{type: "integer"}}];
return false;
}
var valid2 = _errs7 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.name !== undefined){
const _errs9 = errors;
if(typeof data.name !== "string"){
validate23.errors = [{instancePath:instancePath+"/name",schemaPath:"#/components/schemas/AssessmentStartPayload/properties/name/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.email !== undefined){
const _errs11 = errors;
if(typeof data.email !== "string"){
validate23.errors = [{instancePath:instancePath+"/email",schemaPath:"#/components/schemas/AssessmentStartPayload/properties/email/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid2 = _errs11 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
}
else {
validate23.errors = [{instancePath,schemaPath:"#/components/schemas/AssessmentStartPayload/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate23.errors = vErrors;
return errors === 0;
}
validate23.evaluated = {"props":{"id":true,"assessment_id":true,"started_at":true,"name":true,"email":true},"dynamicProps":false,"dynamicItems":false};


const schema31 = {"title":"A recruiter changed an assessment","type":"object","required":["event","timestamp","data"],"properties":{"event":{"description":"Whether the assessment is new or changed; an archived or deleted one counts as changed.","type":"string","enum":["assessments.create","assessments.updates"]},"timestamp":{"description":"Date and time of the change. It carries no time zone.","type":"string","examples":["2026-01-15T10:00:00"]},"data":{"$ref":"#/components/schemas/ChangedAssessment"}}};
const schema32 = {"title":"The assessment after a change","type":"object","required":["assessment_id","assessment_name","status"],"properties":{"assessment_id":{"type":"integer","examples":[4711]},"assessment_name":{"type":"string","examples":["Backend engineer"]},"status":{"type":"string","examples":["active"]},"created_by":{"$ref":"#/components/schemas/Recruiter"},"updated_by":{"$ref":"#/components/schemas/Recruiter"}}};
const schema33 = {"title":"A user of the platform","type":"object","required":["name","id","email"],"properties":{"name":{"type":"string","examples":["Grace Example"]},"id":{"type":"integer","examples":[12]},"email":{"type":"string","examples":["grace@example.com"]}}};

function validate25(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate25.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.assessment_id === undefined) && (missing0 = "assessment_id")) || ((data.assessment_name === undefined) && (missing0 = "assessment_name"))) || ((data.status === undefined) && (missing0 = "status"))){
validate25.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.assessment_id !== undefined){
let data0 = data.assessment_id;
const _errs1 = errors;
if(!((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0)))){
validate25.errors = [{instancePath:instancePath+"/assessment_id",schemaPath:"#/properties/assessment_id/type",keyword:"type",params:{type: "integer"}}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.assessment_name !== undefined){
const _errs3 = errors;
if(typeof data.assessment_name !== "string"){
validate25.errors = [{instancePath:instancePath+"/assessment_name",schemaPath:"#/properties/assessment_name/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.status !== undefined){
const _errs5 = errors;
if(typeof data.status !== "string"){
validate25.errors = [{instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.created_by !== undefined){
let data3 = data.created_by;
const _errs7 = errors;
const _errs8 = errors;
if(errors === _errs8){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
let missing1;
if((((data3.name === undefined) && (missing1 = "name")) || ((data3.id === undefined) && (missing1 = "id"))) || ((data3.email === undefined) && (missing1 = "email"))){
validate25.errors = [{instancePath:instancePath+"/created_by",schemaPath:"#/components/schemas/Recruiter/required",keyword:"required",params:{missingProperty: missing1}}];
return false;
}
else {
if(data3.name !== undefined){
const _errs10 = errors;
if(typeof data3.name !== "string"){
validate25.errors = [{instancePath:instancePath+"/created_by/name",schemaPath:"#/components/schemas/Recruiter/properties/name/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid2 = _errs10 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.id !== undefined){
let data5 = data3.id;
const _errs12 = errors;
if(!((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5)))){
validate25.errors = [{instancePath:instancePath+"/created_by/id",schemaPath:"#/components/schemas/Recruiter/properties/id/type",keyword:"type",params:{type: "integer"}}];
return false;
}
var valid2 = _errs12 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.email !== undefined){
const _errs14 = errors;
if(typeof data3.email !== "string"){
validate25.errors = [{instancePath:instancePath+"/created_by/email",schemaPath:"#/components/schemas/Recruiter/properties/email/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid2 = _errs14 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
else {
validate25.errors = [{instancePath:instancePath+"/created_by",schemaPath:"#/components/schemas/Recruiter/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.updated_by !== undefined){
let data7 = data.updated_by;
const _errs16 = errors;
const _errs17 = errors;
if(errors === _errs17){
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
let missing2;
if((((data7.name === undefined) && (missing2 = "name")) || ((data7.id === undefined) && (missing2 = "id"))) || ((data7.email === undefined) && (missing2 = "email"))){
validate25.errors = [{instancePath:instancePath+"/updated_by",schemaPath:"#/components/schemas/Recruiter/required",keyword:"required",params:{missingProperty: missing2}}];
return false;
}
else {
if(data7.name !== undefined){
const _errs19 = errors;
if(typeof data7.name !== "string"){
validate25.errors = [{instancePath:instancePath+"/updated_by/name",schemaPath:"#/components/schemas/Recruiter/properties/name/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid4 = _errs19 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data7.id !== undefined){
let data9 = data7.id;
const _errs21 = errors;
if(!((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9)))){
validate25.errors = [{instancePath:instancePath+"/updated_by/id",schemaPath:"#/components/schemas/Recruiter/properties/id/type",keyword:"type",params:{type: "integer"}}];
return false;
}
var valid4 = _errs21 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data7.email !== undefined){
const _errs23 = errors;
if(typeof data7.email !== "string"){
validate25.errors = [{instancePath:instancePath+"/updated_by/email",schemaPath:"#/components/schemas/Recruiter/properties/email/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid4 = _errs23 === errors;
}
else {
var valid4 = true;
}
}
}
}
}
else {
validate25.errors = [{instancePath:instancePath+"/updated_by",schemaPath:"#/components/schemas/Recruiter/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate25.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate25.errors = vErrors;
return errors === 0;
}
validate25.evaluated = {"props":{"assessment_id":true,"assessment_name":true,"status":true,"created_by":true,"updated_by":true},"dynamicProps":false,"dynamicItems":false};


function validate24(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate24.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.event === undefined) && (missing0 = "event")) || ((data.timestamp === undefined) && (missing0 = "timestamp"))) || ((data.data === undefined) && (missing0 = "data"))){
validate24.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.event !== undefined){
let data0 = data.event;
const _errs1 = errors;
if(typeof data0 !== "string"){
validate24.errors = [{instancePath:instancePath+"/event",schemaPath:"#/properties/event/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((data0 === "assessments.create") || (data0 === "assessments.updates"))){
validate24.errors = [{instancePath:instancePath+"/event",schemaPath:"#/properties/event/enum",keyword:"enum",params:{allowedValues: schema31.properties.event.enum}}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.timestamp !== undefined){
const _errs3 = errors;
if(typeof data.timestamp !== "string"){
validate24.errors = [{instancePath:instancePath+"/timestamp",schemaPath:"#/properties/timestamp/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.data !== undefined){
const _errs5 = errors;
if(!(validate25(data.data, {instancePath:instancePath+"/data",parentData:data,parentDataProperty:"data",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate24.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate24.errors = vErrors;
return errors === 0;
}
validate24.evaluated = {"props":{"event":true,"timestamp":true,"data":true},"dynamicProps":false,"dynamicItems":false};


const schema35 = {"title":"A candidate started an AI interview","allOf":[{"$ref":"#/components/schemas/AiInterviewInvitation"},{"type":"object","required":["invite_status"],"properties":{"invite_status":{"type":"string","const":"Started"}}}]};
const schema36 = {"title":"A candidate's invitation to an AI interview","type":"object","required":["ai_interview_id","ai_interview_name","candidate_id","candidate_name","candidate_email","response_id"],"properties":{"ai_interview_id":{"type":["string","integer"],"examples":[8080]},"ai_interview_name":{"type":"string","examples":["Backend engineer, first round"]},"candidate_id":{"type":["string","integer"],"examples":[90210]},"candidate_name":{"type":"string","examples":["Ada Example"]},"candidate_email":{"type":"string","examples":["ada@example.com"]},"response_id":{"description":"The candidate's answers, as one.","type":["string","integer"],"examples":[31337]}}};

function validate27(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate27.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs0 = errors;
const _errs1 = errors;
if(errors === _errs1){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((data.ai_interview_id === undefined) && (missing0 = "ai_interview_id")) || ((data.ai_interview_name === undefined) && (missing0 = "ai_interview_name"))) || ((data.candidate_id === undefined) && (missing0 = "candidate_id"))) || ((data.candidate_name === undefined) && (missing0 = "candidate_name"))) || ((data.candidate_email === undefined) && (missing0 = "candidate_email"))) || ((data.response_id === undefined) && (missing0 = "response_id"))){
validate27.errors = [{instancePath,schemaPath:"#/components/schemas/AiInterviewInvitation/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.ai_interview_id !== undefined){
let data0 = data.ai_interview_id;
const _errs3 = errors;
if((typeof data0 !== "string") && (!((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))))){
validate27.errors = [{instancePath:instancePath+"/ai_interview_id",schemaPath:"#/components/schemas/AiInterviewInvitation/properties/ai_interview_id/type",keyword:"type",params:{type: schema36.properties.ai_interview_id.type}}];
return false;
}
var valid2 = _errs3 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.ai_interview_name !== undefined){
const _errs5 = errors;
if(typeof data.ai_interview_name !== "string"){
validate27.errors = [{instancePath:instancePath+"/ai_interview_name",schemaPath:"#/components/schemas/AiInterviewInvitation/properties/ai_interview_name/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid2 = _errs5 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.candidate_id !== undefined){
let data2 = data.candidate_id;
const _errs7 = errors;
if((typeof data2 !== "string") && (!((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))))){
validate27.errors = [{instancePath:instancePath+"/candidate_id",schemaPath:"#/components/schemas/AiInterviewInvitation/properties/candidate_id/type",keyword:"type",params:{type: schema36.properties.candidate_id.type}}];
return false;
}
var valid2 = _errs7 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.candidate_name !== undefined){
const _errs9 = errors;
if(typeof data.candidate_name !== "string"){
validate27.errors = [{instancePath:instancePath+"/candidate_name",schemaPath:"#/components/schemas/AiInterviewInvitation/properties/candidate_name/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.candidate_email !== undefined){
const _errs11 = errors;
if(typeof data.candidate_email !== "string"){
validate27.errors = [{instancePath:instancePath+"/candidate_email",schemaPath:"#/components/schemas/AiInterviewInvitation/properties/candidate_email/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid2 = _errs11 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.response_id !== undefined){
let data5 = data.response_id;
const _errs13 = errors;
if((typeof data5 !== "string") && (!((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))))){
validate27.errors = [{instancePath:instancePath+"/response_id",schemaPath:"#/components/schemas/AiInterviewInvitation/properties/response_id/type",keyword:"type",params:{type: schema36.properties.response_id.type}}];
return false;
}
var valid2 = _errs13 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
}
}
else {
validate27.errors = [{instancePath,schemaPath:"#/components/schemas/AiInterviewInvitation/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid0 = _errs0 === errors;
if(valid0){
const _errs15 = errors;
if(errors === _errs15){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.invite_status === undefined) && (missing1 = "invite_status")){
validate27.errors = [{instancePath,schemaPath:"#/allOf/1/required",keyword:"required",params:{missingProperty: missing1}}];
return false;
}
else {
if(data.invite_status !== undefined){
let data6 = data.invite_status;
if(typeof data6 !== "string"){
validate27.errors = [{instancePath:instancePath+"/invite_status",schemaPath:"#/allOf/1/properties/invite_status/type",keyword:"type",params:{type: "string"}}];
return false;
}
if("Started" !== data6){
validate27.errors = [{instancePath:instancePath+"/invite_status",schemaPath:"#/allOf/1/properties/invite_status/const",keyword:"const",params:{allowedValue: "Started"}}];
return false;
}
}
}
}
else {
validate27.errors = [{instancePath,schemaPath:"#/allOf/1/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid0 = _errs15 === errors;
}
validate27.errors = vErrors;
return errors === 0;
}
validate27.evaluated = {"props":{"invite_status":true,"ai_interview_id":true,"ai_interview_name":true,"candidate_id":true,"candidate_name":true,"candidate_email":true,"response_id":true},"dynamicProps":false,"dynamicItems":false};


const schema37 = {"title":"A candidate submitted an AI interview","description":"The invitation and its results. Further fields may follow.","allOf":[{"$ref":"#/components/schemas/AiInterviewInvitation"},{"type":"object","required":["invite_status"],"properties":{"invite_status":{"type":"string","const":"Completed"},"candidate_summary":{"description":"What the interview showed about the candidate.","type":"string","examples":["Explains trade-offs clearly and asks before assuming."]},"completed_date":{"description":"When the candidate submitted the interview.","type":"string","examples":["2026-01-15T10:42:00"]},"integrity_score":{"description":"How sure the platform is that the answers are the candidate's own.","type":"number","examples":[97.5]},"interview_recording":{"description":"The URL of each recording by its id.","type":"object","additionalProperties":{"type":"string"},"examples":[{"rec-1":"https://recordings.example.com/rec-1.mp4"}]}}}]};

function validate28(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate28.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs0 = errors;
const _errs1 = errors;
if(errors === _errs1){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((data.ai_interview_id === undefined) && (missing0 = "ai_interview_id")) || ((data.ai_interview_name === undefined) && (missing0 = "ai_interview_name"))) || ((data.candidate_id === undefined) && (missing0 = "candidate_id"))) || ((data.candidate_name === undefined) && (missing0 = "candidate_name"))) || ((data.candidate_email === undefined) && (missing0 = "candidate_email"))) || ((data.response_id === undefined) && (missing0 = "response_id"))){
validate28.errors = [{instancePath,schemaPath:"#/components/schemas/AiInterviewInvitation/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.ai_interview_id !== undefined){
let data0 = data.ai_interview_id;
const _errs3 = errors;
if((typeof data0 !== "string") && (!((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))))){
validate28.errors = [{instancePath:instancePath+"/ai_interview_id",schemaPath:"#/components/schemas/AiInterviewInvitation/properties/ai_interview_id/type",keyword:"type",params:{type: schema36.properties.ai_interview_id.type}}];
return false;
}
var valid2 = _errs3 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.ai_interview_name !== undefined){
const _errs5 = errors;
if(typeof data.ai_interview_name !== "string"){
validate28.errors = [{instancePath:instancePath+"/ai_interview_name",schemaPath:"#/components/schemas/AiInterviewInvitation/properties/ai_interview_name/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid2 = _errs5 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.candidate_id !== undefined){
let data2 = data.candidate_id;
const _errs7 = errors;
if((typeof data2 !== "string") && (!((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))))){
validate28.errors = [{instancePath:instancePath+"/candidate_id",schemaPath:"#/components/schemas/AiInterviewInvitation/properties/candidate_id/type",keyword:"type",params:{type: schema36.properties.candidate_id.type}}];
return false;
}
var valid2 = _errs7 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.candidate_name !== undefined){
const _errs9 = errors;
if(typeof data.candidate_name !== "string"){
validate28.errors = [{instancePath:instancePath+"/candidate_name",schemaPath:"#/components/schemas/AiInterviewInvitation/properties/candidate_name/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.candidate_email !== undefined){
const _errs11 = errors;
if(typeof data.candidate_email !== "string"){
validate28.errors = [{instancePath:instancePath+"/candidate_email",schemaPath:"#/components/schemas/AiInterviewInvitation/properties/candidate_email/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid2 = _errs11 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.response_id !== undefined){
let data5 = data.response_id;
const _errs13 = errors;
if((typeof data5 !== "string") && (!((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))))){
validate28.errors = [{instancePath:instancePath+"/response_id",schemaPath:"#/components/schemas/AiInterviewInvitation/properties/response_id/type",keyword:"type",params:{type: schema36.properties.response_id.type}}];
return false;
}
var valid2 = _errs13 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
}
}
else {
validate28.errors = [{instancePath,schemaPath:"#/components/schemas/AiInterviewInvitation/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid0 = _errs0 === errors;
if(valid0){
const _errs15 = errors;
if(errors === _errs15){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.invite_status === undefined) && (missing1 = "invite_status")){
validate28.errors = [{instancePath,schemaPath:"#/allOf/1/required",keyword:"required",params:{missingProperty: missing1}}];
return false;
}
else {
if(data.invite_status !== undefined){
let data6 = data.invite_status;
const _errs17 = errors;
if(typeof data6 !== "string"){
validate28.errors = [{instancePath:instancePath+"/invite_status",schemaPath:"#/allOf/1/properties/invite_status/type",keyword:"type",params:{type: "string"}}];
return false;
}
if("Completed" !== data6){
validate28.errors = [{instancePath:instancePath+"/invite_status",schemaPath:"#/allOf/1/properties/invite_status/const",keyword:"const",params:{allowedValue: "Completed"}}];
return false;
}
var valid3 = _errs17 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.candidate_summary !== undefined){
const _errs19 = errors;
if(typeof data.candidate_summary !== "string"){
validate28.errors = [{instancePath:instancePath+"/candidate_summary",schemaPath:"#/allOf/1/properties/candidate_summary/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid3 = _errs19 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.completed_date !== undefined){
const _errs21 = errors;
if(typeof data.completed_date !== "string"){
validate28.errors = [{instancePath:instancePath+"/completed_date",schemaPath:"#/allOf/1/properties/completed_date/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid3 = _errs21 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.integrity_score !== undefined){
const _errs23 = errors;
if(!(typeof data.integrity_score == "number")){
validate28.errors = [{instancePath:instancePath+"/integrity_score",schemaPath:"#/allOf/1/properties/integrity_score/type",keyword:"type",params:{type: "number"}}];
return false;
}
var valid3 = _errs23 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.interview_recording !== undefined){
let data10 = data.interview_recording;
const _errs25 = errors;
if(errors === _errs25){
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
for(const key0 in data10){
const _errs28 = errors;
if(typeof data10[key0] !== "string"){
validate28.errors = [{instancePath:instancePath+"/interview_recording/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/allOf/1/properties/interview_recording/additionalProperties/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid4 = _errs28 === errors;
if(!valid4){
break;
}
}
}
else {
validate28.errors = [{instancePath:instancePath+"/interview_recording",schemaPath:"#/allOf/1/properties/interview_recording/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid3 = _errs25 === errors;
}
else {
var valid3 = true;
}
}
}
}
}
}
}
else {
validate28.errors = [{instancePath,schemaPath:"#/allOf/1/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid0 = _errs15 === errors;
}
validate28.errors = vErrors;
return errors === 0;
}
validate28.evaluated = {"props":{"invite_status":true,"candidate_summary":true,"completed_date":true,"integrity_score":true,"interview_recording":true,"ai_interview_id":true,"ai_interview_name":true,"candidate_id":true,"candidate_name":true,"candidate_email":true,"response_id":true},"dynamicProps":false,"dynamicItems":false};
return {
"/components/schemas/HookView/properties/status": validate1,
"/components/schemas/BasicCredentialsView/properties/hasPassword": validate2,
"/components/schemas/ApikeyCredentialsView/properties/hasApikey": validate3,
"/paths/~1webhooks/post/responses/200/content/application~1json/schema": validate4,
"/paths/~1webhooks/post/requestBody/content/application~1json/schema": validate9,
"/paths/~1ai-interviews~1settings~1webhooks/post/responses/200/content/application~1json/schema": validate14,
"/paths/~1ai-interviews~1settings~1webhooks/post/requestBody/content/application~1json/schema": validate18,
"/webhooks/assessmentStart/post/requestBody/content/application~1json/schema": validate22,
"/webhooks/assessmentSubmission/post/requestBody/content/application~1json/schema": validate23,
"/webhooks/assessmentUpdates/post/requestBody/content/application~1json/schema": validate24,
"/webhooks/aiInterviewStart/post/requestBody/content/application~1json/schema": validate27,
"/webhooks/aiInterviewSubmission/post/requestBody/content/application~1json/schema": validate28,
};
}
