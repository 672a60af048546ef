// @ts-nocheck: written by src/contract/compile-annotations.ts; change openapi/annotations.schema.json instead.
/** In code points (JSON Schema 2020-12, Validation, section 6.3.1). */
const lengthOf = text => [...text].length;
"use strict";
export const settingsUpdate = validate21;
const schema32 = {"title":"x-settings-update","description":"On an operation: it updates the settings of one resource of the tenant. Members that the patch leaves out stay untouched, as in RFC 7396, unless `omitted` says otherwise.","type":"object","additionalProperties":false,"required":["resource"],"properties":{"resource":{"title":"What is updated","description":"The name of the resource. A tenant has one for each value of the path's parameters, or of those of them that `key` names. Operations of one resource and key share its state.","anyOf":[{"$ref":"#/$defs/name"},{"type":"object","additionalProperties":false,"required":["name","key"],"properties":{"name":{"$ref":"#/$defs/name"},"key":{"type":"array","items":{"type":"string","minLength":1},"uniqueItems":true}}}],"examples":["assessmentWebhooks",{"name":"webhook","key":["webhookId"]}]},"patch":{"title":"Where the update stands in the request","description":"The whole body unless said.","$ref":"#/$defs/requestExpression"},"view":{"title":"Where the settings are shown","description":"In a 2XX response, which is its whole body unless said, or in that of another operation. Without a JSON body in the success, it is the GET of the same path. With `none` no answer shows any of them.","anyOf":[{"$ref":"#/$defs/responseExpression"},{"$ref":"#/$defs/operationBody"},{"const":"none"}],"examples":["$response.body#/webhook","none",{"operationId":"getWebhook"}]},"create":{"title":"The operation that makes one","$ref":"#/$defs/operationId"},"delete":{"title":"The operation that deletes one","$ref":"#/$defs/operationId"},"list":{"title":"The operation that lists them","description":"The array is its whole body or the one array in it, unless said.","anyOf":[{"$ref":"#/$defs/operationId"},{"$ref":"#/$defs/operationBody"}],"examples":["listWebhooks",{"operationId":"listWebhooks","at":"$response.body#/data"}]},"cascade":{"title":"Copying to items","description":"While `when` is true in the request, each sent key is also copied to every existing item of the collection `to`.","type":"object","additionalProperties":false,"required":["when","to"],"properties":{"when":{"$ref":"#/$defs/requestExpression"},"to":{"$ref":"#/$defs/name"}},"examples":[{"when":"$request.body#/updateAll","to":"assessments"}]},"guards":{"title":"Keys that need a flag","description":"A key of the patch counts only while the flag named here is true in the request; otherwise it is checked and then ignored.","type":"object","minProperties":1,"additionalProperties":{"$ref":"#/$defs/requestExpression"},"examples":[{"auth":"$request.body#/updateAuth"}]},"omitted":{"title":"What a request leaves out","description":"keep: it stays as it was. reset: the request replaces the settings, and whatever it leaves out is as it was before anything was ever sent, but for secrets, of which x-secret says it.","enum":["keep","reset"],"default":"keep","examples":["reset"]},"nulls":{"title":"What null means in a request","description":"as-shown: what a view shows as null. For a secret that is shown as null it says nothing; elsewhere it clears, and is stored as null where the view may show null. remove: whatever stands there is removed, as in RFC 7396; the default where the request is application/merge-patch+json. refuse: a request with null where a member may stand is invalid, whatever its schema says.","enum":["as-shown","remove","refuse"],"default":"as-shown","examples":["remove"]},"absent":{"title":"What it says that a view leaves a member out","description":"unset: that nothing is stored there. Without it, a member that is left out is not seen, and so proves nothing unless it was shown before.","const":"unset","examples":["unset"]}},"examples":[{"resource":"mailServer","patch":"$request.body#","view":"$response.body#","omitted":"reset","nulls":"refuse","absent":"unset"},{"resource":"assessmentWebhooks","patch":"$request.body#/webhooks","view":"$response.body#/webhook","cascade":{"when":"$request.body#/updateAll","to":"assessments"},"guards":{"auth":"$request.body#/updateAuth"}},{"resource":"webhook","view":{"operationId":"getWebhook"},"create":"createWebhook","delete":"deleteWebhook","list":"listWebhooks"}]};
const schema33 = {"title":"Name of a settings document or a collection","type":"string","pattern":"^[A-Za-z][A-Za-z0-9_-]*$","examples":["assessments"]};
const schema35 = {"title":"Runtime expression over the request body","description":"As in OpenAPI links: a JSON Pointer into the body.","type":"string","pattern":"^\\$request\\.body(#(/.*)?)?$","examples":["$request.body#/webhooks"]};
const schema36 = {"title":"Runtime expression over the response body","description":"As in OpenAPI links: a JSON Pointer into the body.","type":"string","pattern":"^\\$response\\.body(#(/.*)?)?$","examples":["$response.body#/webhook"]};
const schema38 = {"title":"An operation","description":"The operationId of another operation of the document.","type":"string","minLength":1,"examples":["createWebhook"]};
const func1 = Object.prototype.hasOwnProperty;
const func2 = lengthOf;
const pattern4 = new RegExp("^[A-Za-z][A-Za-z0-9_-]*$", "u");
const pattern6 = new RegExp("^\\$request\\.body(#(/.*)?)?$", "u");
const pattern7 = new RegExp("^\\$response\\.body(#(/.*)?)?$", "u");
const schema37 = {"title":"A place in what another operation answers","type":"object","additionalProperties":false,"required":["operationId"],"properties":{"operationId":{"$ref":"#/$defs/operationId"},"at":{"$ref":"#/$defs/responseExpression"}},"examples":[{"operationId":"getWebhook","at":"$response.body#/webhook"}]};

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
if((data.operationId === undefined) && (missing0 = "operationId")){
validate22.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "operationId") || (key0 === "at"))){
validate22.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.operationId !== undefined){
let data0 = data.operationId;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data0 === "string"){
if(func2(data0) < 1){
validate22.errors = [{instancePath:instancePath+"/operationId",schemaPath:"#/$defs/operationId/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate22.errors = [{instancePath:instancePath+"/operationId",schemaPath:"#/$defs/operationId/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.at !== undefined){
let data1 = data.at;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data1 === "string"){
if(!pattern7.test(data1)){
validate22.errors = [{instancePath:instancePath+"/at",schemaPath:"#/$defs/responseExpression/pattern",keyword:"pattern",params:{pattern: "^\\$response\\.body(#(/.*)?)?$"},message:"must match pattern \""+"^\\$response\\.body(#(/.*)?)?$"+"\""}];
return false;
}
}
else {
validate22.errors = [{instancePath:instancePath+"/at",schemaPath:"#/$defs/responseExpression/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
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
validate22.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate22.errors = vErrors;
return errors === 0;
}
validate22.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate21.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.resource === undefined) && (missing0 = "resource")){
validate21.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(func1.call(schema32.properties, key0))){
validate21.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.resource !== undefined){
let data0 = data.resource;
const _errs2 = errors;
const _errs3 = errors;
let valid1 = false;
const _errs4 = errors;
const _errs5 = errors;
if(errors === _errs5){
if(typeof data0 === "string"){
if(!pattern4.test(data0)){
const err0 = {instancePath:instancePath+"/resource",schemaPath:"#/$defs/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z][A-Za-z0-9_-]*$"},message:"must match pattern \""+"^[A-Za-z][A-Za-z0-9_-]*$"+"\""};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath:instancePath+"/resource",schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs4 === errors;
valid1 = valid1 || _valid0;
const _errs7 = errors;
if(errors === _errs7){
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
let missing1;
if(((data0.name === undefined) && (missing1 = "name")) || ((data0.key === undefined) && (missing1 = "key"))){
const err2 = {instancePath:instancePath+"/resource",schemaPath:"#/properties/resource/anyOf/1/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
else {
const _errs9 = errors;
for(const key1 in data0){
if(!((key1 === "name") || (key1 === "key"))){
const err3 = {instancePath:instancePath+"/resource",schemaPath:"#/properties/resource/anyOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
break;
}
}
if(_errs9 === errors){
if(data0.name !== undefined){
let data1 = data0.name;
const _errs10 = errors;
const _errs11 = errors;
if(errors === _errs11){
if(typeof data1 === "string"){
if(!pattern4.test(data1)){
const err4 = {instancePath:instancePath+"/resource/name",schemaPath:"#/$defs/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z][A-Za-z0-9_-]*$"},message:"must match pattern \""+"^[A-Za-z][A-Za-z0-9_-]*$"+"\""};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/resource/name",schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
var valid3 = _errs10 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data0.key !== undefined){
let data2 = data0.key;
const _errs13 = errors;
if(errors === _errs13){
if(Array.isArray(data2)){
var valid5 = true;
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
const _errs15 = errors;
if(errors === _errs15){
if(typeof data3 === "string"){
if(func2(data3) < 1){
const err6 = {instancePath:instancePath+"/resource/key/" + i0,schemaPath:"#/properties/resource/anyOf/1/properties/key/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/resource/key/" + i0,schemaPath:"#/properties/resource/anyOf/1/properties/key/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
var valid5 = _errs15 === errors;
if(!valid5){
break;
}
}
if(valid5){
let i1 = data2.length;
let j0;
if(i1 > 1){
const indices0 = {};
for(;i1--;){
let item0 = data2[i1];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err8 = {instancePath:instancePath+"/resource/key",schemaPath:"#/properties/resource/anyOf/1/properties/key/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i1+" are identical)"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
break;
}
indices0[item0] = i1;
}
}
}
}
else {
const err9 = {instancePath:instancePath+"/resource/key",schemaPath:"#/properties/resource/anyOf/1/properties/key/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
var valid3 = _errs13 === errors;
}
else {
var valid3 = true;
}
}
}
}
}
else {
const err10 = {instancePath:instancePath+"/resource",schemaPath:"#/properties/resource/anyOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
var _valid0 = _errs7 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const err11 = {instancePath:instancePath+"/resource",schemaPath:"#/properties/resource/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
validate21.errors = vErrors;
return false;
}
else {
errors = _errs3;
if(vErrors !== null){
if(_errs3){
vErrors.length = _errs3;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.patch !== undefined){
let data4 = data.patch;
const _errs17 = errors;
const _errs18 = errors;
if(errors === _errs18){
if(typeof data4 === "string"){
if(!pattern6.test(data4)){
validate21.errors = [{instancePath:instancePath+"/patch",schemaPath:"#/$defs/requestExpression/pattern",keyword:"pattern",params:{pattern: "^\\$request\\.body(#(/.*)?)?$"},message:"must match pattern \""+"^\\$request\\.body(#(/.*)?)?$"+"\""}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/patch",schemaPath:"#/$defs/requestExpression/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.view !== undefined){
let data5 = data.view;
const _errs20 = errors;
const _errs21 = errors;
let valid8 = false;
const _errs22 = errors;
const _errs23 = errors;
if(errors === _errs23){
if(typeof data5 === "string"){
if(!pattern7.test(data5)){
const err12 = {instancePath:instancePath+"/view",schemaPath:"#/$defs/responseExpression/pattern",keyword:"pattern",params:{pattern: "^\\$response\\.body(#(/.*)?)?$"},message:"must match pattern \""+"^\\$response\\.body(#(/.*)?)?$"+"\""};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/view",schemaPath:"#/$defs/responseExpression/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
var _valid1 = _errs22 === errors;
valid8 = valid8 || _valid1;
const _errs25 = errors;
if(!(validate22(data5, {instancePath:instancePath+"/view",parentData:data,parentDataProperty:"view",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var _valid1 = _errs25 === errors;
valid8 = valid8 || _valid1;
const _errs26 = errors;
if("none" !== data5){
const err14 = {instancePath:instancePath+"/view",schemaPath:"#/properties/view/anyOf/2/const",keyword:"const",params:{allowedValue: "none"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
var _valid1 = _errs26 === errors;
valid8 = valid8 || _valid1;
if(!valid8){
const err15 = {instancePath:instancePath+"/view",schemaPath:"#/properties/view/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
validate21.errors = vErrors;
return false;
}
else {
errors = _errs21;
if(vErrors !== null){
if(_errs21){
vErrors.length = _errs21;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.create !== undefined){
let data6 = data.create;
const _errs27 = errors;
const _errs28 = errors;
if(errors === _errs28){
if(typeof data6 === "string"){
if(func2(data6) < 1){
validate21.errors = [{instancePath:instancePath+"/create",schemaPath:"#/$defs/operationId/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/create",schemaPath:"#/$defs/operationId/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs27 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.delete !== undefined){
let data7 = data.delete;
const _errs30 = errors;
const _errs31 = errors;
if(errors === _errs31){
if(typeof data7 === "string"){
if(func2(data7) < 1){
validate21.errors = [{instancePath:instancePath+"/delete",schemaPath:"#/$defs/operationId/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/delete",schemaPath:"#/$defs/operationId/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs30 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.list !== undefined){
let data8 = data.list;
const _errs33 = errors;
const _errs34 = errors;
let valid12 = false;
const _errs35 = errors;
const _errs36 = errors;
if(errors === _errs36){
if(typeof data8 === "string"){
if(func2(data8) < 1){
const err16 = {instancePath:instancePath+"/list",schemaPath:"#/$defs/operationId/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/list",schemaPath:"#/$defs/operationId/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
var _valid2 = _errs35 === errors;
valid12 = valid12 || _valid2;
const _errs38 = errors;
if(!(validate22(data8, {instancePath:instancePath+"/list",parentData:data,parentDataProperty:"list",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var _valid2 = _errs38 === errors;
valid12 = valid12 || _valid2;
if(!valid12){
const err18 = {instancePath:instancePath+"/list",schemaPath:"#/properties/list/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
validate21.errors = vErrors;
return false;
}
else {
errors = _errs34;
if(vErrors !== null){
if(_errs34){
vErrors.length = _errs34;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs33 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.cascade !== undefined){
let data9 = data.cascade;
const _errs39 = errors;
if(errors === _errs39){
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
let missing2;
if(((data9.when === undefined) && (missing2 = "when")) || ((data9.to === undefined) && (missing2 = "to"))){
validate21.errors = [{instancePath:instancePath+"/cascade",schemaPath:"#/properties/cascade/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs41 = errors;
for(const key2 in data9){
if(!((key2 === "when") || (key2 === "to"))){
validate21.errors = [{instancePath:instancePath+"/cascade",schemaPath:"#/properties/cascade/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs41 === errors){
if(data9.when !== undefined){
let data10 = data9.when;
const _errs42 = errors;
const _errs43 = errors;
if(errors === _errs43){
if(typeof data10 === "string"){
if(!pattern6.test(data10)){
validate21.errors = [{instancePath:instancePath+"/cascade/when",schemaPath:"#/$defs/requestExpression/pattern",keyword:"pattern",params:{pattern: "^\\$request\\.body(#(/.*)?)?$"},message:"must match pattern \""+"^\\$request\\.body(#(/.*)?)?$"+"\""}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/cascade/when",schemaPath:"#/$defs/requestExpression/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid14 = _errs42 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data9.to !== undefined){
let data11 = data9.to;
const _errs45 = errors;
const _errs46 = errors;
if(errors === _errs46){
if(typeof data11 === "string"){
if(!pattern4.test(data11)){
validate21.errors = [{instancePath:instancePath+"/cascade/to",schemaPath:"#/$defs/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z][A-Za-z0-9_-]*$"},message:"must match pattern \""+"^[A-Za-z][A-Za-z0-9_-]*$"+"\""}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/cascade/to",schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid14 = _errs45 === errors;
}
else {
var valid14 = true;
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/cascade",schemaPath:"#/properties/cascade/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs39 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.guards !== undefined){
let data12 = data.guards;
const _errs48 = errors;
if(errors === _errs48){
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
if(Object.keys(data12).length < 1){
validate21.errors = [{instancePath:instancePath+"/guards",schemaPath:"#/properties/guards/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"}];
return false;
}
else {
for(const key3 in data12){
let data13 = data12[key3];
const _errs51 = errors;
const _errs52 = errors;
if(errors === _errs52){
if(typeof data13 === "string"){
if(!pattern6.test(data13)){
validate21.errors = [{instancePath:instancePath+"/guards/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/requestExpression/pattern",keyword:"pattern",params:{pattern: "^\\$request\\.body(#(/.*)?)?$"},message:"must match pattern \""+"^\\$request\\.body(#(/.*)?)?$"+"\""}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/guards/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/requestExpression/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid17 = _errs51 === errors;
if(!valid17){
break;
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/guards",schemaPath:"#/properties/guards/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs48 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.omitted !== undefined){
let data14 = data.omitted;
const _errs54 = errors;
if(!((data14 === "keep") || (data14 === "reset"))){
validate21.errors = [{instancePath:instancePath+"/omitted",schemaPath:"#/properties/omitted/enum",keyword:"enum",params:{allowedValues: schema32.properties.omitted.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs54 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.nulls !== undefined){
let data15 = data.nulls;
const _errs55 = errors;
if(!(((data15 === "as-shown") || (data15 === "remove")) || (data15 === "refuse"))){
validate21.errors = [{instancePath:instancePath+"/nulls",schemaPath:"#/properties/nulls/enum",keyword:"enum",params:{allowedValues: schema32.properties.nulls.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs55 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.absent !== undefined){
const _errs56 = errors;
if("unset" !== data.absent){
validate21.errors = [{instancePath:instancePath+"/absent",schemaPath:"#/properties/absent/const",keyword:"const",params:{allowedValue: "unset"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs56 === errors;
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
}
}
}
}
}
}
}
else {
validate21.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate21.errors = vErrors;
return errors === 0;
}
validate21.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const eventSubscription = validate25;
const schema46 = {"title":"x-event-subscription","description":"On a request schema: events go to the URL in the property `url` while the boolean property `enabled` is true. An update that leaves it enabled without a URL is refused.","type":"object","additionalProperties":false,"required":["enabled","url"],"properties":{"enabled":{"$ref":"#/$defs/propertyName"},"url":{"$ref":"#/$defs/propertyName"}},"examples":[{"enabled":"status","url":"url"}]};
const schema47 = {"title":"Name of a property of the same schema","type":"string","minLength":1,"examples":["status"]};

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
if(((data.enabled === undefined) && (missing0 = "enabled")) || ((data.url === undefined) && (missing0 = "url"))){
validate25.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "enabled") || (key0 === "url"))){
validate25.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.enabled !== undefined){
let data0 = data.enabled;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data0 === "string"){
if(func2(data0) < 1){
validate25.errors = [{instancePath:instancePath+"/enabled",schemaPath:"#/$defs/propertyName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate25.errors = [{instancePath:instancePath+"/enabled",schemaPath:"#/$defs/propertyName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.url !== undefined){
let data1 = data.url;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data1 === "string"){
if(func2(data1) < 1){
validate25.errors = [{instancePath:instancePath+"/url",schemaPath:"#/$defs/propertyName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate25.errors = [{instancePath:instancePath+"/url",schemaPath:"#/$defs/propertyName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
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
validate25.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate25.errors = vErrors;
return errors === 0;
}
validate25.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const exclusiveBy = validate26;

function validate26(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate26.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(typeof data === "string"){
if(func2(data) < 1){
validate26.errors = [{instancePath,schemaPath:"#/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate26.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
validate26.errors = vErrors;
return errors === 0;
}
validate26.evaluated = {"dynamicProps":false,"dynamicItems":false};

export const credential = validate27;
const schema50 = {"title":"x-credential","description":"On a request schema: its properties are what deliveries authenticate with.","type":"object","required":["scheme"],"discriminator":{"propertyName":"scheme"},"oneOf":[{"title":"Basic authentication","description":"Sent as `Authorization: Basic` (RFC 7617).","additionalProperties":false,"required":["username","password"],"properties":{"scheme":{"const":"basic"},"username":{"$ref":"#/$defs/propertyName"},"password":{"$ref":"#/$defs/propertyName"}}},{"title":"A header of its own","description":"`name` is the property with the header's name, `value` the one with its value.","additionalProperties":false,"required":["name","value"],"properties":{"scheme":{"const":"header"},"name":{"$ref":"#/$defs/propertyName"},"value":{"$ref":"#/$defs/propertyName"}}}],"examples":[{"scheme":"basic","username":"username","password":"password"},{"scheme":"header","name":"header","value":"apikey"}]};

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
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.scheme === undefined) && (missing0 = "scheme")){
validate27.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const tag0 = data.scheme;
if(typeof tag0 == "string"){
if(tag0 === "basic"){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if(((data.username === undefined) && (missing1 = "username")) || ((data.password === undefined) && (missing1 = "password"))){
validate27.errors = [{instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs3 = errors;
for(const key0 in data){
if(!(((key0 === "scheme") || (key0 === "username")) || (key0 === "password"))){
validate27.errors = [{instancePath,schemaPath:"#/oneOf/0/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs3 === errors){
if(data.scheme !== undefined){
const _errs4 = errors;
if("basic" !== data.scheme){
validate27.errors = [{instancePath:instancePath+"/scheme",schemaPath:"#/oneOf/0/properties/scheme/const",keyword:"const",params:{allowedValue: "basic"},message:"must be equal to constant"}];
return false;
}
var valid2 = _errs4 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.username !== undefined){
let data1 = data.username;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data1 === "string"){
if(func2(data1) < 1){
validate27.errors = [{instancePath:instancePath+"/username",schemaPath:"#/$defs/propertyName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate27.errors = [{instancePath:instancePath+"/username",schemaPath:"#/$defs/propertyName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs5 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.password !== undefined){
let data2 = data.password;
const _errs8 = errors;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data2 === "string"){
if(func2(data2) < 1){
validate27.errors = [{instancePath:instancePath+"/password",schemaPath:"#/$defs/propertyName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate27.errors = [{instancePath:instancePath+"/password",schemaPath:"#/$defs/propertyName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
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
}
}
var props0 = true;
}
else if(tag0 === "header"){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if(((data.name === undefined) && (missing2 = "name")) || ((data.value === undefined) && (missing2 = "value"))){
validate27.errors = [{instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs12 = errors;
for(const key1 in data){
if(!(((key1 === "scheme") || (key1 === "name")) || (key1 === "value"))){
validate27.errors = [{instancePath,schemaPath:"#/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs12 === errors){
if(data.scheme !== undefined){
const _errs13 = errors;
if("header" !== data.scheme){
validate27.errors = [{instancePath:instancePath+"/scheme",schemaPath:"#/oneOf/1/properties/scheme/const",keyword:"const",params:{allowedValue: "header"},message:"must be equal to constant"}];
return false;
}
var valid6 = _errs13 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data.name !== undefined){
let data4 = data.name;
const _errs14 = errors;
const _errs15 = errors;
if(errors === _errs15){
if(typeof data4 === "string"){
if(func2(data4) < 1){
validate27.errors = [{instancePath:instancePath+"/name",schemaPath:"#/$defs/propertyName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate27.errors = [{instancePath:instancePath+"/name",schemaPath:"#/$defs/propertyName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid6 = _errs14 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data.value !== undefined){
let data5 = data.value;
const _errs17 = errors;
const _errs18 = errors;
if(errors === _errs18){
if(typeof data5 === "string"){
if(func2(data5) < 1){
validate27.errors = [{instancePath:instancePath+"/value",schemaPath:"#/$defs/propertyName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate27.errors = [{instancePath:instancePath+"/value",schemaPath:"#/$defs/propertyName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid6 = _errs17 === errors;
}
else {
var valid6 = true;
}
}
}
}
}
}
if(props0 !== true){
props0 = true;
}
}
else {
validate27.errors = [{instancePath,schemaPath:"#/discriminator",keyword:"discriminator",params:{error: "mapping", tag: "scheme", tagValue: tag0},message:"value of tag \"scheme\" must be in oneOf"}];
return false;
}
}
else {
validate27.errors = [{instancePath,schemaPath:"#/discriminator",keyword:"discriminator",params:{error: "tag", tag: "scheme", tagValue: tag0},message:"tag \"scheme\" must be string"}];
return false;
}
}
}
else {
validate27.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate27.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate27.evaluated = {"dynamicProps":true,"dynamicItems":false};

export const secret = validate28;
const schema55 = {"title":"x-secret","description":"On a request property of any type: its value is sealed as a whole, stored and never shown. `x-ms-secret: true` and `writeOnly: true` mean the same as `x-secret: {}`.","type":"object","additionalProperties":false,"properties":{"presence":{"title":"The flag beside it","description":"A boolean property of the view that tells whether a value is stored. Without it nothing tells.","$ref":"#/$defs/propertyName","examples":["hasPassword"]},"shown":{"title":"What a view shows in its place","description":"Unless said, null where the view may be null there, and else nothing, where the view does not require it.","oneOf":[{"title":"Null","type":"null"},{"title":"Nothing: the view leaves it out","const":"absent"},{"title":"A mask, while a value is stored","type":"object","additionalProperties":false,"required":["mask"],"properties":{"mask":{"description":"The text that is shown, the same for every value.","type":"string","examples":["*****"]},"keeps":{"description":"Whether the stored value stays as it is when the mask is sent back. Otherwise the mask is a value like any other.","type":"boolean","default":true}}}],"examples":[null,"absent",{"mask":"*****","keeps":true}]},"omitted":{"title":"What a replacing request does to a value that it leaves out","description":"keep: it stays. reset: it is forgotten. It counts where x-settings-update says `omitted: reset`.","enum":["keep","reset"],"default":"keep","examples":["reset"]}},"examples":[{"presence":"hasPassword"},{"shown":{"mask":"*****","keeps":true},"omitted":"reset"},{"shown":"absent"},{}]};

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
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!(((key0 === "presence") || (key0 === "shown")) || (key0 === "omitted"))){
validate28.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.presence !== undefined){
let data0 = data.presence;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data0 === "string"){
if(func2(data0) < 1){
validate28.errors = [{instancePath:instancePath+"/presence",schemaPath:"#/$defs/propertyName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate28.errors = [{instancePath:instancePath+"/presence",schemaPath:"#/$defs/propertyName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.shown !== undefined){
let data1 = data.shown;
const _errs5 = errors;
const _errs6 = errors;
let valid2 = false;
let passing0 = null;
const _errs7 = errors;
if(data1 !== null){
const err0 = {instancePath:instancePath+"/shown",schemaPath:"#/properties/shown/oneOf/0/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs7 === errors;
if(_valid0){
valid2 = true;
passing0 = 0;
}
const _errs9 = errors;
if("absent" !== data1){
const err1 = {instancePath:instancePath+"/shown",schemaPath:"#/properties/shown/oneOf/1/const",keyword:"const",params:{allowedValue: "absent"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs9 === errors;
if(_valid0 && valid2){
valid2 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid2 = true;
passing0 = 1;
}
const _errs10 = errors;
if(errors === _errs10){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
let missing0;
if((data1.mask === undefined) && (missing0 = "mask")){
const err2 = {instancePath:instancePath+"/shown",schemaPath:"#/properties/shown/oneOf/2/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
else {
const _errs12 = errors;
for(const key1 in data1){
if(!((key1 === "mask") || (key1 === "keeps"))){
const err3 = {instancePath:instancePath+"/shown",schemaPath:"#/properties/shown/oneOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
break;
}
}
if(_errs12 === errors){
if(data1.mask !== undefined){
const _errs13 = errors;
if(typeof data1.mask !== "string"){
const err4 = {instancePath:instancePath+"/shown/mask",schemaPath:"#/properties/shown/oneOf/2/properties/mask/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var valid3 = _errs13 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data1.keeps !== undefined){
const _errs15 = errors;
if(typeof data1.keeps !== "boolean"){
const err5 = {instancePath:instancePath+"/shown/keeps",schemaPath:"#/properties/shown/oneOf/2/properties/keeps/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
var valid3 = _errs15 === errors;
}
else {
var valid3 = true;
}
}
}
}
}
else {
const err6 = {instancePath:instancePath+"/shown",schemaPath:"#/properties/shown/oneOf/2/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
var _valid0 = _errs10 === errors;
if(_valid0 && valid2){
valid2 = false;
passing0 = [passing0, 2];
}
else {
if(_valid0){
valid2 = true;
passing0 = 2;
}
}
}
if(!valid2){
const err7 = {instancePath:instancePath+"/shown",schemaPath:"#/properties/shown/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
validate28.errors = vErrors;
return false;
}
else {
errors = _errs6;
if(vErrors !== null){
if(_errs6){
vErrors.length = _errs6;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.omitted !== undefined){
let data4 = data.omitted;
const _errs17 = errors;
if(!((data4 === "keep") || (data4 === "reset"))){
validate28.errors = [{instancePath:instancePath+"/omitted",schemaPath:"#/properties/omitted/enum",keyword:"enum",params:{allowedValues: schema55.properties.omitted.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate28.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate28.errors = vErrors;
return errors === 0;
}
validate28.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const event = validate29;
const schema57 = {"title":"x-event","description":"On an operation under `webhooks`: it is sent when the hook `hook` of an item of `collection` fires. `collection` is the `to` of a cascade.","type":"object","additionalProperties":false,"required":["collection","hook"],"properties":{"collection":{"$ref":"#/$defs/name"},"hook":{"$ref":"#/$defs/propertyName"}},"examples":[{"collection":"assessments","hook":"start"}]};

function validate29(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate29.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.collection === undefined) && (missing0 = "collection")) || ((data.hook === undefined) && (missing0 = "hook"))){
validate29.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "collection") || (key0 === "hook"))){
validate29.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.collection !== undefined){
let data0 = data.collection;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data0 === "string"){
if(!pattern4.test(data0)){
validate29.errors = [{instancePath:instancePath+"/collection",schemaPath:"#/$defs/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z][A-Za-z0-9_-]*$"},message:"must match pattern \""+"^[A-Za-z][A-Za-z0-9_-]*$"+"\""}];
return false;
}
}
else {
validate29.errors = [{instancePath:instancePath+"/collection",schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.hook !== undefined){
let data1 = data.hook;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data1 === "string"){
if(func2(data1) < 1){
validate29.errors = [{instancePath:instancePath+"/hook",schemaPath:"#/$defs/propertyName/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate29.errors = [{instancePath:instancePath+"/hook",schemaPath:"#/$defs/propertyName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
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
validate29.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate29.errors = vErrors;
return errors === 0;
}
validate29.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const ruleCatalogue = validate30;
const schema60 = {"title":"x-rules at the root","description":"Every rule by its id.","type":"object","minProperties":1,"propertyNames":{"$ref":"#/$defs/ruleId"},"additionalProperties":{"title":"Rule","type":"object","additionalProperties":false,"required":["level","statement"],"properties":{"level":{"$ref":"#/$defs/level"},"statement":{"description":"What holds, in a sentence or a few.","type":"string","minLength":1}}},"examples":[{"omitted-hook-is-kept":{"level":"documented","statement":"A hook left out of `webhooks` keeps its status and its url."}}]};
const schema61 = {"title":"Id of a rule","type":"string","pattern":"^[a-z0-9]+(-[a-z0-9]+)*$","examples":["omitted-hook-is-kept"]};
const schema62 = {"title":"Level of a rule","description":"documented: the documentation says it. decided: the documentation is silent and this project decided. security: what a careful reviewer expects.","enum":["documented","decided","security"]};
const pattern13 = new RegExp("^[a-z0-9]+(-[a-z0-9]+)*$", "u");

function validate30(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate30.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
validate30.errors = [{instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"}];
return false;
}
else {
for(const key0 in data){
const _errs1 = errors;
const _errs2 = errors;
if(errors === _errs2){
if(typeof key0 === "string"){
if(!pattern13.test(key0)){
const err0 = {instancePath,schemaPath:"#/$defs/ruleId/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]+(-[a-z0-9]+)*$"},message:"must match pattern \""+"^[a-z0-9]+(-[a-z0-9]+)*$"+"\"",propertyName:key0};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/$defs/ruleId/type",keyword:"type",params:{type: "string"},message:"must be string",propertyName:key0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var valid0 = _errs1 === errors;
if(!valid0){
const err2 = {instancePath,schemaPath:"#/propertyNames",keyword:"propertyNames",params:{propertyName: key0},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate30.errors = vErrors;
return false;
break;
}
}
if(valid0){
for(const key1 in data){
let data0 = data[key1];
const _errs5 = errors;
if(errors === _errs5){
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
let missing0;
if(((data0.level === undefined) && (missing0 = "level")) || ((data0.statement === undefined) && (missing0 = "statement"))){
validate30.errors = [{instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs7 = errors;
for(const key2 in data0){
if(!((key2 === "level") || (key2 === "statement"))){
validate30.errors = [{instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs7 === errors){
if(data0.level !== undefined){
let data1 = data0.level;
const _errs8 = errors;
if(!(((data1 === "documented") || (data1 === "decided")) || (data1 === "security"))){
validate30.errors = [{instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/level",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema62.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid3 = _errs8 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data0.statement !== undefined){
let data2 = data0.statement;
const _errs10 = errors;
if(errors === _errs10){
if(typeof data2 === "string"){
if(func2(data2) < 1){
validate30.errors = [{instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/statement",schemaPath:"#/additionalProperties/properties/statement/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate30.errors = [{instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/statement",schemaPath:"#/additionalProperties/properties/statement/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid3 = _errs10 === errors;
}
else {
var valid3 = true;
}
}
}
}
}
else {
validate30.errors = [{instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid2 = _errs5 === errors;
if(!valid2){
break;
}
}
}
}
}
else {
validate30.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate30.errors = vErrors;
return errors === 0;
}
validate30.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const operationRules = validate31;
const schema63 = {"title":"x-rules on an operation","description":"The rules that concern the operation, each with the words of the documentation it rests on. A documented rule has such words.","type":"object","propertyNames":{"$ref":"#/$defs/ruleId"},"additionalProperties":{"title":"Rule of an operation","type":"object","additionalProperties":false,"required":["level"],"properties":{"level":{"$ref":"#/$defs/level"},"source":{"title":"Source","type":"object","additionalProperties":false,"required":["document","quote"],"properties":{"document":{"description":"The page of the documentation, by the name of its file without the ending.","type":"string","pattern":"^[a-z0-9]+(-[a-z0-9]+)*$","examples":["assessment-webhooks","ai-interview-webhooks"]},"quote":{"description":"Its words, verbatim but for white space.","type":"string","minLength":1}}}},"if":{"properties":{"level":{"const":"documented"}}},"then":{"required":["source"]}},"examples":[{"omitted-hook-is-kept":{"level":"documented","source":{"document":"assessment-webhooks","quote":"Omitted keys keep their existing values where supported."}},"hook-fields-merge":{"level":"decided"}}]};

function validate31(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate31.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
const _errs1 = errors;
const _errs2 = errors;
if(errors === _errs2){
if(typeof key0 === "string"){
if(!pattern13.test(key0)){
const err0 = {instancePath,schemaPath:"#/$defs/ruleId/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]+(-[a-z0-9]+)*$"},message:"must match pattern \""+"^[a-z0-9]+(-[a-z0-9]+)*$"+"\"",propertyName:key0};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/$defs/ruleId/type",keyword:"type",params:{type: "string"},message:"must be string",propertyName:key0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var valid0 = _errs1 === errors;
if(!valid0){
const err2 = {instancePath,schemaPath:"#/propertyNames",keyword:"propertyNames",params:{propertyName: key0},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate31.errors = vErrors;
return false;
break;
}
}
if(valid0){
for(const key1 in data){
let data0 = data[key1];
const _errs5 = errors;
const _errs7 = errors;
let valid3 = true;
const _errs8 = errors;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0.level !== undefined){
if("documented" !== data0.level){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
var _valid0 = _errs8 === errors;
errors = _errs7;
if(vErrors !== null){
if(_errs7){
vErrors.length = _errs7;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs10 = errors;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
let missing0;
if((data0.source === undefined) && (missing0 = "source")){
validate31.errors = [{instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/then/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
}
var _valid0 = _errs10 === errors;
valid3 = _valid0;
}
if(!valid3){
const err4 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
validate31.errors = vErrors;
return false;
}
if(errors === _errs5){
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
let missing1;
if((data0.level === undefined) && (missing1 = "level")){
validate31.errors = [{instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs11 = errors;
for(const key2 in data0){
if(!((key2 === "level") || (key2 === "source"))){
validate31.errors = [{instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs11 === errors){
if(data0.level !== undefined){
let data2 = data0.level;
const _errs12 = errors;
if(!(((data2 === "documented") || (data2 === "decided")) || (data2 === "security"))){
validate31.errors = [{instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/level",schemaPath:"#/$defs/level/enum",keyword:"enum",params:{allowedValues: schema62.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid5 = _errs12 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data0.source !== undefined){
let data3 = data0.source;
const _errs14 = errors;
if(errors === _errs14){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
let missing2;
if(((data3.document === undefined) && (missing2 = "document")) || ((data3.quote === undefined) && (missing2 = "quote"))){
validate31.errors = [{instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/source",schemaPath:"#/additionalProperties/properties/source/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs16 = errors;
for(const key3 in data3){
if(!((key3 === "document") || (key3 === "quote"))){
validate31.errors = [{instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/source",schemaPath:"#/additionalProperties/properties/source/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs16 === errors){
if(data3.document !== undefined){
let data4 = data3.document;
const _errs17 = errors;
if(errors === _errs17){
if(typeof data4 === "string"){
if(!pattern13.test(data4)){
validate31.errors = [{instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/source/document",schemaPath:"#/additionalProperties/properties/source/properties/document/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]+(-[a-z0-9]+)*$"},message:"must match pattern \""+"^[a-z0-9]+(-[a-z0-9]+)*$"+"\""}];
return false;
}
}
else {
validate31.errors = [{instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/source/document",schemaPath:"#/additionalProperties/properties/source/properties/document/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid7 = _errs17 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data3.quote !== undefined){
let data5 = data3.quote;
const _errs19 = errors;
if(errors === _errs19){
if(typeof data5 === "string"){
if(func2(data5) < 1){
validate31.errors = [{instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/source/quote",schemaPath:"#/additionalProperties/properties/source/properties/quote/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
else {
validate31.errors = [{instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/source/quote",schemaPath:"#/additionalProperties/properties/source/properties/quote/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid7 = _errs19 === errors;
}
else {
var valid7 = true;
}
}
}
}
}
else {
validate31.errors = [{instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/source",schemaPath:"#/additionalProperties/properties/source/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid5 = _errs14 === errors;
}
else {
var valid5 = true;
}
}
}
}
}
else {
validate31.errors = [{instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid2 = _errs5 === errors;
if(!valid2){
break;
}
}
}
}
else {
validate31.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate31.errors = vErrors;
return errors === 0;
}
validate31.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
