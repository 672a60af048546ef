export { createTest, type MockFixture } from './create-test.ts';
